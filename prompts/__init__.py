"""Markdown files with declared variables: the phrase bank, the wording list and the model's prompts."""
