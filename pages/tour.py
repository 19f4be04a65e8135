"""A guided tour in twenty stations, or the teacher's own."""

from pages.common.classroom import tour

tour.show()
