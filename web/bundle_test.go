package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"planboard/web"
)

// folder is a build: a stylesheet with both copies, a font with none.
func folder() fstest.MapFS {
	return fstest.MapFS{
		"manifest.json":   {Data: []byte(`{"app.css":"app.AB.css","font.woff2":"font.CD.woff2","gone.js":"gone.EF.js"}`)},
		"app.AB.css":      {Data: []byte("plain")},
		"app.AB.css.br":   {Data: []byte("brotli")},
		"app.AB.css.gz":   {Data: []byte("gzip")},
		"font.CD.woff2":   {Data: []byte("font")},
		"not-listed.html": {Data: []byte("secret")},
	}
}

func open(t *testing.T, files fstest.MapFS) web.Bundle {
	t.Helper()
	bundle, err := web.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	return bundle
}

func get(h http.Handler, path, acceptEncoding string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", acceptEncoding)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestTheBestCopyTheBrowserTakesIsSent(t *testing.T) {
	t.Parallel()
	bundle := open(t, folder())
	tests := []struct {
		name, path, accept string
		body, encoding     string
	}{
		{"brotli is preferred", "/static/app.AB.css", "gzip, deflate, br", "brotli", "br"},
		{"gzip will do", "/static/app.AB.css", "deflate, GZIP;q=0.5", "gzip", "gzip"},
		{"a refused coding is not sent", "/static/app.AB.css", "br;q=0, gzip; q=0.0", "plain", ""},
		{"a browser that takes nothing gets the file as it is", "/static/app.AB.css", "", "plain", ""},
		{"any coding is not taken to mean brotli", "/static/app.AB.css", "*", "plain", ""},
		{"a file without copies is sent as it is", "/static/font.CD.woff2", "br, gzip", "font", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := get(bundle, tt.path, tt.accept)
			if w.Code != http.StatusOK || w.Body.String() != tt.body || w.Header().Get("Content-Encoding") != tt.encoding {
				t.Errorf("got %d %q encoded %q, want 200 %q encoded %q",
					w.Code, w.Body, w.Header().Get("Content-Encoding"), tt.body, tt.encoding)
			}
		})
	}
}

func TestAFileIsSentToBeKept(t *testing.T) {
	t.Parallel()
	header := get(open(t, folder()), "/static/app.AB.css", "br").Header()
	for name, want := range map[string]string{
		"Cache-Control":  "public, max-age=31536000, immutable",
		"Content-Length": "6",
		"Content-Type":   "text/css; charset=utf-8",
		"Vary":           "Accept-Encoding",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestOnlyWhatTheManifestListsIsServed(t *testing.T) {
	t.Parallel()
	bundle := open(t, folder())
	for name, path := range map[string]string{
		"a hash of an earlier build":       "/static/app.ZZ.css",
		"a plain name":                     "/static/app.css",
		"the manifest":                     "/static/manifest.json",
		"a compressed copy by name":        "/static/app.AB.css.br",
		"a file beside the manifest":       "/static/not-listed.html",
		"a listed file that is not there":  "/static/gone.EF.js",
		"a listed name in another folder":  "/app.AB.css",
		"a name that climbs out of folder": "/static/../bundle.go",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := get(bundle, path, "br")
			if w.Code != http.StatusNotFound || w.Header().Get("Cache-Control") != "" {
				t.Errorf("%s is %d with Cache-Control %q, want 404 with none", path, w.Code, w.Header().Get("Cache-Control"))
			}
		})
	}
}

func TestAURLNamesTheFileAsBuilt(t *testing.T) {
	t.Parallel()
	bundle := open(t, folder())
	if got := bundle.URL("app.css"); got != "/static/app.AB.css" {
		t.Errorf("URL(app.css) = %s", got)
	}
	if got := bundle.URL("other.css"); got != "/static/other.css" {
		t.Errorf("URL of what was not built = %s, want its plain name", got)
	}
}

func TestAFolderThatWasNotBuiltIsEmpty(t *testing.T) {
	t.Parallel()
	bundle := open(t, fstest.MapFS{"README": {Data: []byte("nothing yet")}})
	if got := bundle.URL("app.css"); got != "/static/app.css" {
		t.Errorf("URL(app.css) = %s", got)
	}
	if w := get(bundle, "/static/README", ""); w.Code != http.StatusNotFound {
		t.Errorf("README is %d, want 404", w.Code)
	}
}

func TestAManifestThatCannotBeReadIsAnError(t *testing.T) {
	t.Parallel()
	_, err := web.Open(fstest.MapFS{"manifest.json": {Data: []byte("{")}})
	if err == nil || !strings.Contains(err.Error(), "manifest") {
		t.Errorf("error %v does not name the manifest", err)
	}
}
