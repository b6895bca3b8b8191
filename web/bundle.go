package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// prefix is where every file is served from.
const prefix = "/static/"

// contentTypes are written out because the host's own table may lack woff2.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

// Bundle is a folder of built files, each with a hash in its name, and the
// manifest from plain names to hashed ones. It serves what the manifest lists
// and nothing else.
type Bundle struct {
	folder fs.FS
	hashed map[string]string // plain name to hashed name
	served map[string]bool   // hashed names
}

// Open reads the manifest.json of a folder. A folder without one is an empty
// bundle; one that cannot be understood is an error.
func Open(folder fs.FS) (Bundle, error) {
	b := Bundle{folder: folder, hashed: map[string]string{}, served: map[string]bool{}}
	manifest, err := fs.ReadFile(folder, "manifest.json")
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return b, fmt.Errorf("read asset manifest: %w", err)
	}
	if err := json.Unmarshal(manifest, &b.hashed); err != nil {
		return b, fmt.Errorf("parse asset manifest: %w", err)
	}
	for _, name := range b.hashed {
		b.served[name] = true
	}
	return b, nil
}

// URL returns the address of a file by its plain name. A name that is not in
// the manifest gives an address that is not served.
func (b Bundle) URL(name string) string {
	if hashed, ok := b.hashed[name]; ok {
		return prefix + hashed
	}
	return prefix + name
}

// ServeHTTP sends the file named after /static/, compressed when the browser
// takes it and a compressed copy exists, to be kept for a year: a changed file
// has another name.
func (b Bundle) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, prefix)
	if !ok || !b.served[name] {
		http.NotFound(w, r)
		return
	}
	body, encoding, err := b.read(name, r.Header.Get("Accept-Encoding"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("Content-Type", contentTypes[path.Ext(name)])
	header.Set("Vary", "Accept-Encoding")
	if encoding != "" {
		header.Set("Content-Encoding", encoding)
	}
	w.Write(body) // a failed write is a browser that has gone
}

// read returns the smallest copy of a file that the Accept-Encoding header
// allows, and that copy's Content-Encoding, "" when it is not compressed.
func (b Bundle) read(name, accept string) (body []byte, encoding string, err error) {
	for _, coding := range []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if !accepts(accept, coding.name) {
			continue
		}
		if body, err := fs.ReadFile(b.folder, name+coding.suffix); err == nil {
			return body, coding.name, nil
		}
	}
	body, err = fs.ReadFile(b.folder, name)
	return body, "", err
}

// accepts reports whether an Accept-Encoding header names a coding and does not
// refuse it with a weight of nought. "*" alone is not taken as a yes: the plain
// file is always right.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		weight, found := strings.CutPrefix(strings.TrimSpace(params), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		return !found || err != nil || q > 0
	}
	return false
}
