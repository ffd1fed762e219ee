"""The commands, a module for each group: what each one takes and prints, and its exit code.

A module's ``add(commands, shared)`` adds its commands to the parser; ``shared`` are the parsers
of the options that all commands have. The work is done elsewhere, and imported when it is asked
for, so that no command waits for what another one needs.
"""
