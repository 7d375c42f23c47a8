"""Dateline turns news pages into a sourced record of events."""
