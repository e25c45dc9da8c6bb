from cms.models.briefing import BriefingIndexPage, BriefingPage
from cms.models.help import HelpPage
from cms.models.home import HomePage
from cms.models.standard import StandardPage
from cms.models.topic import TopicPage

__all__ = [
    "BriefingIndexPage",
    "BriefingPage",
    "HelpPage",
    "HomePage",
    "StandardPage",
    "TopicPage",
]
