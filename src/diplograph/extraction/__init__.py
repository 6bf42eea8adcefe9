"""What an article tells: findings of each sentence, put together as facts with their claims."""
