package page

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/a-h/templ"
)

// longForms spell out the short forms in the titles on the record. The titles
// stay as they were resolved, so the words stand at the end of the page.
var longForms = map[string]string{
	"CAMHS": "child and adolescent mental health services",
	"IRO":   "independent reviewing officer",
	"PEP":   "personal education plan",
	"SDQ":   "strengths and difficulties questionnaire",
}

var shortForm = regexp.MustCompile(`\b(CAMHS|IRO|PEP|SDQ)s?\b`)

// spelledOut returns the line that spells out the short forms in a text, each
// once and by the alphabet; "" where there are none.
func spelledOut(text string) string {
	var lines []string
	for _, found := range shortForm.FindAllStringSubmatch(text, -1) {
		lines = append(lines, found[1]+": "+longForms[found[1]])
	}
	if len(lines) == 0 {
		return ""
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "; ") + "."
}

// glossed is a body with its short forms spelled out at its end.
func glossed(body templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		var b bytes.Buffer
		if err := body.Render(ctx, &b); err != nil {
			return err
		}
		if _, err := w.Write(b.Bytes()); err != nil {
			return err
		}
		return glossary(spelledOut(b.String())).Render(ctx, w)
	})
}
