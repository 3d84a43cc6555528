"""One file, the families of rows of one kind; each row is a lemma of docs/semantics.md."""
