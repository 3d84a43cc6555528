"""What every roster on paper is made of: pages, styles, words, tables."""
