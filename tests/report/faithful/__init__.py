"""How faithfully the example's report repeats the published one: numbers sentence by sentence, tables cell by cell."""
