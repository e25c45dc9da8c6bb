"""The text of a law: a tree of provisions, read, aligned and compared. No Django here."""
