"""Akoma Ntoso (OASIS LegalDocML): acts, bills and amendments read, and our documents written."""

from legislation.text.akoma_ntoso.exporting import Work, export_akoma_ntoso
from legislation.text.akoma_ntoso.importing import read_akoma_ntoso
from legislation.text.akoma_ntoso.memory import no_collection
from legislation.text.akoma_ntoso.modifications import Modification, from_notes

__all__ = [
    "Modification",
    "Work",
    "export_akoma_ntoso",
    "from_notes",
    "no_collection",
    "read_akoma_ntoso",
]
