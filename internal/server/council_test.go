package server_test

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"net/http"
	"strings"
	"testing"

	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
	"planboard/internal/server"
)

// another is a council whose name must be escaped.
const another = "Borough of Thistle & Bloom"

// of makes the portal that council's.
func of(t testing.TB, name, colour string) func(*server.Options) {
	t.Helper()
	council, err := server.NewCouncil(name, colour)
	if err != nil {
		t.Fatal(err)
	}
	return func(o *server.Options) { o.Council = council }
}

func TestEveryPageNamesTheCouncil(t *testing.T) {
	t.Parallel()
	p := portalOn(t, postgrestest.Demo(t), of(t, another, ""))
	for address, c := range map[string]*client{
		route.SignIn: p.stranger(), "/": p.as("member"), "/unknown": p.as("member"), route.Reports: p.as("member"),
	} {
		if said := c.get(address).one(".govuk-template__header .pb-org"); said != another {
			t.Errorf("the frame of %s names %q", address, said)
		}
	}
}

func TestBodiesNameTheCouncilToo(t *testing.T) {
	t.Parallel()
	p := portalOn(t, postgrestest.Demo(t), of(t, another, ""))
	for _, tt := range []struct{ address, selector, want string }{
		{route.SignIn, ".govuk-caption-l", "Planboard, " + another},
		{"/unknown", ".govuk-caption-l", "Planboard, " + another},
		{route.Accessibility, "main", "run by " + another},
		{route.Accessibility, "main", "secretary at " + another},
		{route.Measure(edition2022, "M24"), "main svg", "Borough of Thistle"},
	} {
		c := p.stranger()
		if tt.address != route.SignIn {
			c = p.as("member")
		}
		if said := strings.Join(c.get(tt.address).all(tt.selector), " "); !strings.Contains(said, tt.want) {
			t.Errorf("%s says %q, want %q in it", tt.address, said, tt.want)
		}
	}
}

func TestWithoutANameItIsTheDemonstrationsCouncil(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*server.Options){func(*server.Options) {}, of(t, " ", "")} {
		if said := portalOn(t, nil, change).stranger().get(route.SignIn).one(".pb-org"); said != "North Lincolnshire Council" {
			t.Errorf("the frame names %q", said)
		}
	}
}

func TestTheReportNamesTheCouncil(t *testing.T) {
	t.Parallel()
	c := portalOn(t, postgrestest.Demo(t), of(t, another, "")).as("director")
	report := route.Report(edition2022)
	for address, part := range map[string]string{
		report: "", report + route.DOCX: "word/document.xml", report + route.XLSX: "docProps/core.xml",
		route.Actions(edition2022) + route.XLSX: "docProps/core.xml",
	} {
		said := c.get(address).want(http.StatusOK).body
		if part != "" {
			said = partOf(t, said, part)
		}
		if _, main, ok := strings.Cut(said, "<main"); ok { // not what surrounds it
			said = main
		}
		if !strings.Contains(html.UnescapeString(said), another) {
			t.Errorf("%s does not name the council", address)
		}
	}
}

// partOf returns a file from within a Word or Excel file.
func partOf(t testing.TB, file, name string) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader([]byte(file)), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	content, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestPagesBringTheCouncilsColourAndKeepIt(t *testing.T) {
	t.Parallel()
	addresses := map[string]bool{}
	for _, colour := range []string{"#7A0019", "#17404f"} {
		c := portalOn(t, nil, of(t, another, colour)).stranger()
		sheets := find(t, c.get(route.SignIn).page(), "link[rel=stylesheet]")
		address := attr(sheets[len(sheets)-1], "href") // the last, so that it wins
		a := c.get(address).want(http.StatusOK)
		if !strings.Contains(a.body, "--pb-brand:"+strings.ToLower(colour)) {
			t.Errorf("%s for %s is %s", address, colour, a.body)
		}
		if cache := a.header.Get("Cache-Control"); cache != "public, max-age=31536000, immutable" {
			t.Errorf("%s: Cache-Control %q", address, cache)
		}
		addresses[address] = true
	}
	if len(addresses) != 2 {
		t.Errorf("two colours have one address: %v", addresses)
	}
}

func TestACouncilIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, council, colour, because string }{
		{"a colour ends the stylesheet's rule", another, "red; }", "PLANBOARD_BRAND_COLOUR: enter a colour"},
		{"white words on it are hard to read", another, "#777777", "PLANBOARD_BRAND_COLOUR: white text on #777777 has a contrast of 4.4 to 1"},
		{"a name takes two lines", "Thistle\nBloom", "", "PLANBOARD_COUNCIL"},
		{"a name cannot be printed", "Thistle\x07", "", "PLANBOARD_COUNCIL"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if c, err := server.NewCouncil(tt.council, tt.colour); err == nil || !strings.HasPrefix(err.Error(), tt.because) || c != (server.Council{}) {
				t.Errorf("got %v, error %v", c, err)
			}
		})
	}
}
