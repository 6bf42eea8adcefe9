"""A profile as one page of HTML that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from html import escape

from diplograph.graph.iris import compact
from diplograph.profiles.origins import quoted
from diplograph.profiles.profile import Line, Profile, Section

_STYLE = """
body { font: 1rem/1.5 Georgia, serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem;
  color: #222; background: #fff; overflow-wrap: anywhere; }
h1, h2, nav, .summary, time, code, cite { font-family: system-ui, sans-serif; }
h1 { margin-bottom: 0; }
h2 { border-top: 1px solid #bbb; padding-top: 1rem; margin-top: 2rem; }
nav ul { padding: 0; display: flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; }
.summary { color: #555; }
section > ul { padding: 0; list-style: none; }
section > ul > li { margin: 1rem 0; }
time { font-weight: bold; }
code { color: #666; font-size: 0.8rem; }
blockquote { margin: 0.3rem 0 0.3rem 1rem; padding-left: 0.7rem; border-left: 3px solid #ccd; }
cite { display: block; color: #555; font-size: 0.8rem; font-style: normal; }
@media (prefers-color-scheme: dark) {
  body { color: #ddd; background: #181a1b; }
  a { color: #8bf; }
  .summary, code, cite { color: #aaa; }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(profile: Profile) -> str:
    """The whole page. What articles say is text in it and never markup."""
    title = escape(profile.title)
    links = "".join(
        f'<li><a href="#{escape(section.name)}">{escape(section.title)}</a></li>\n'
        for section in profile.sections
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n<nav><ul>\n{links}</ul></nav>\n"
        f"{''.join(map(_section, profile.sections))}</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    lines = "".join(map(_line, section.lines))
    return (
        f'<section id="{escape(section.name)}">\n<h2>{escape(section.title)}</h2>\n'
        f'<p class="summary">{escape(section.summary)}</p>\n'
        f"{f'<ul>{chr(10)}{lines}</ul>{chr(10)}' if lines else ''}</section>\n"
    )


def _line(line: Line) -> str:
    date = f"<time>{escape(line.date)}</time> " if line.date else ""
    facts = " ".join(f"<code>{escape(compact(fact))}</code>" for fact in line.facts)
    evidence = "".join(_sentence(quote, origin) for quote, origin in quoted(line))
    return f"<li>{date}{escape(line.text)} {facts}\n{evidence}</li>\n"


def _sentence(quote: str, origin: str) -> str:
    words = f"<q>{escape(quote)}</q>\n" if quote else ""
    return f"<blockquote>{words}<cite>{escape(origin)}</cite></blockquote>\n"
