"""About the data: method, accuracy, licences, downloads."""

from pages.common.downloads import downloads
from pages.common.evidence import accuracy
from pages.common.shell import entry, guard
from pages.common.text import prose, texts

entry.through_app()
text = prose.begin("data")
prose.show_contents(*texts.headings_in(text.body), *downloads.HEADINGS)
prose.show_lede(text)
prose.show(text.body)
for show in (
    downloads.show,
    downloads.show_accuracy,
    accuracy.show_areas,
    accuracy.show_precision,
    accuracy.show_joins,
    downloads.show_documents,
    accuracy.show_licences,
):
    with guard.told():
        show()
