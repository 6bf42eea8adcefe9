"""Language: sentences, quotations, dates, figures and dependency trees of press text."""
