package server_test

import (
	"net/http"
	"path"
	"strings"
	"testing"

	"planboard/internal/route"
	"planboard/web"
)

// A font that is only asked for once the stylesheet has come moves the page
// under its reader.
func TestTheFontIsAskedForBeforeTheStylesheetAsks(t *testing.T) {
	t.Parallel()
	c := portalOn(t, nil).stranger()
	links := find(t, c.get(route.SignIn).page(), "link[rel=preload][as=font][crossorigin] ~ link[rel=stylesheet]")
	if len(links) != 2 || attr(links[0], "href") != web.URL("app.css") {
		t.Fatalf("%d stylesheets follow the font", len(links))
	}
	font := find(t, c.get(route.SignIn).page(), "link[rel=preload]")
	if len(font) != 1 {
		t.Fatalf("%d files are asked for beforehand", len(font))
	}
	address := attr(font[0], "href")
	c.get(address).want(http.StatusOK)
	if css := c.get(web.URL("app.css")).want(http.StatusOK).body; !strings.Contains(css, path.Base(address)) {
		t.Errorf("the stylesheet does not use %s", address)
	}
}
