package web_test

import (
	"net/http"
	"strings"
	"testing"

	"planboard/web"
)

// built is a file of the real build, by its plain name.
func built(t *testing.T, name string) string {
	t.Helper()
	w := get(web.Assets(), web.URL(name), "")
	if w.Code != http.StatusOK {
		t.Fatalf("%s is not built: run make test, which builds it.", name)
	}
	return w.Body.String()
}

func TestEveryFileAPageAsksForIsBuilt(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"app.css", "app.js", "favicon.svg", "source-sans-3.woff2"} {
		if built(t, name) == "" {
			t.Errorf("%s is empty", name)
		}
	}
}

func TestTheStylesheetKeepsToThePolicyAndToWhatIsOurs(t *testing.T) {
	t.Parallel()
	css := built(t, "app.css")
	for name, unwanted := range map[string]string{
		"a data URL, which the content security policy refuses": "data:",
		"an address on another host":                            `url("http`,
		"the typeface that only GOV.UK may use":                 "GDS Transport",
		"the royal arms":                                        "crest",
	} {
		if strings.Contains(css, unwanted) {
			t.Errorf("the stylesheet has %s: %q", name, unwanted)
		}
	}
}

func TestTheStylesheetFindsTheFont(t *testing.T) {
	t.Parallel()
	font := strings.TrimPrefix(web.URL("source-sans-3.woff2"), "/static/")
	if !strings.Contains(built(t, "app.css"), `url("./`+font+`")`) {
		t.Errorf("the stylesheet does not ask for %s", font)
	}
}
