"""What a short essay says about these years, set against the record."""

from pages.common import claims, entry, prose

entry.through_app()
text = prose.begin("claims")
claims.show(text)
