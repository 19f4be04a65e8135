"""What a short essay says about these years, set against the record."""

from pages.common.evidence import claims
from pages.common.shell import entry
from pages.common.text import prose

entry.through_app()
text = prose.begin("claims")
claims.show(text)
