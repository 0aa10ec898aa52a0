"""The files that `claimlint init` writes."""

from typing import Final

HOOK_FILE: Final = ".pre-commit-config.yaml"
WORKFLOW_FILE: Final = ".github/workflows/claimlint.yml"

_EXCLUDE: Final = (
    r"(?i)(^|/)((requirements|constraints)[^/]*\.txt|(robots|humans)\.txt|llms[^/]*\.txt"
    r"|licen[sc]e[^/]*|copying[^/]*|cmakelists\.txt)$"
)
"""What a walk leaves unread (see `claimlint.project.files`), as pre-commit writes it."""
_HOOK: Final = """\
repos:
  - repo: local
    hooks:
      - id: claimlint
        name: claimlint
        entry: claimlint check
        language: python
        additional_dependencies: ["{requirement}"]
        files: (?i)\\.(md|mdx|markdown|html?|txt)$
        exclude: {exclude}
        # One process, so that the language model is loaded once.
        require_serial: true
"""

_WORKFLOW: Final = """\
name: claimlint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  claimlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install "{requirement}"
      - run: claimlint check . --format github
"""

_CONFIGURATION: Final = """\
# What claimlint does with the articles under this folder. All keys: docs/configuration.md of claimlint.
# `claimlint config FILE` shows what holds for a file, and which line says so.

# Kind of publication: generic, clinic, supplement, news, press-release, patient-info.
profile = "{profile}"

# Lowest level that fails the check: error, warning, suggestion, never.{why}
fail-on = "{fail_on}"

# Also apply what one country's law asks for: us, uk, eu, au.
# region = "us"

# Rules by id (EV101), name (uncited-efficacy-claim) or group (EV).
# ignore = ["QU603"]

# Folders and files that are not checked, in the notation of .gitignore.
# exclude = ["drafts/"]

# Findings that were there before: claimlint baseline write articles
# baseline = "claimlint-baseline.json"

# Rules of your own beside those of claimlint.
# rules = ["claimlint:core", "./house-rules"]

# The level of all findings of a rule: error, warning, suggestion.
# [severity]
# HY303 = "suggestion"

# Names of products, whose words are no claims.
# [allow]
# names = ["Miracle Balm"]

# Facts that need no source: an intervention, and words of what it helps against ("*" for anything).
# [allow.established]
# "zinc oxide" = ["nappy rash"]

# What differs for some paths; the later entry holds.
# [[overrides]]
# paths = ["news/**"]
# profile = "news"

# An exception for a file that cannot hold a comment, such as plain text.
# [[suppress]]
# path = "leaflets/zinc.txt"
# rules = ["EV101"]
# text = "words of the sentence"
# reason = "wording prescribed by the licence"
# until = 2027-01-31
"""
_LEGACY: Final = "\n# Articles were here before claimlint, so only errors fail for a start; aim at warning."


def configuration(profile: str, articles: int) -> str:
    """Return the commented configuration for a folder that holds this many articles."""
    why, fail_on = (_LEGACY, "error") if articles else ("", "warning")
    return _CONFIGURATION.format(profile=profile, fail_on=fail_on, why=why)


def hook(requirement: str) -> str:
    """Return the entry for pre-commit, which installs what the requirement names."""
    return _HOOK.format(requirement=requirement, exclude=_EXCLUDE)


def workflow(requirement: str) -> str:
    """Return the workflow for GitHub, which installs what the requirement names."""
    return _WORKFLOW.format(requirement=requirement)
