"""Made-up pages, feeds and sitemaps for tests of the sources."""

from __future__ import annotations

from xml.sax.saxutils import escape


def page(title: str, head: str = "") -> str:
    """A web page with an article called `title`."""
    text = (
        f"<p>{title}: Clara Montes dijo el lunes que el puerto de Okara cerrará en marzo, y que nadie perderá su empleo.</p>"
        "<p>El sindicato anunció una huelga de tres días y pidió al ministerio que publique los informes del caso.</p>"
    )
    return (
        f'<!DOCTYPE html><html lang="es"><head><title>{title}</title>{head}</head>'
        f"<body><nav><a href='/'>Portada</a></nav><article><h1>{title}</h1>{text}</article></body></html>"
    )


def rss(*entries: tuple[str, str], extra: str = "", content: str = "", language: str = "es-ES") -> str:
    """An RSS feed with entries of a title and a link; `content` is carried by each."""
    body = f"<content:encoded>{escape(content)}</content:encoded>" if content else ""
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link><guid>{escape(link)}</guid>"
        f"<pubDate>Mon, 14 May 2029 23:30:00 -0300</pubDate>{body}</item>"
        for title, link in entries
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>El Faro</title>'
        f"<language>{language}</language>"
        f"{extra}{items}</channel></rss>"
    )


def sitemap(*links: str, index: bool = False, news: str = "") -> str:
    """A sitemap of pages, or of sitemaps; `news` stands in each entry."""
    root, entry = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    body = "".join(f"<{entry}><loc>{escape(link)}</loc>{news}</{entry}>" for link in links)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{body}</{root}>'
    )
