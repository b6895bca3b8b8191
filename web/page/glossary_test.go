package page_test

import (
	"testing"

	"planboard/web/page"
)

func TestShortFormsOfTheRecordAreSpelledOut(t *testing.T) {
	t.Parallel()
	const last = "main > p:last-child.pb-quiet"
	for _, tt := range []struct{ name, title, want string }{
		{"a short form is left to be guessed", "Support for an SDQ of 17+", "SDQ: strengths and difficulties questionnaire."},
		{"each is not told once, by the alphabet", "SDQs, PEPs, CAMHS and the SDQ", "CAMHS: child and adolescent mental health services; PEP: personal education plan; SDQ: strengths and difficulties questionnaire."},
		{"part of a word is a short form", "PEPPER and the TIRO", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := position()
			p.Actions[0].Title = tt.title
			doc := render(t, frame(member), page.Actions{Position: p, Shown: p.Actions})
			if tt.want == "" {
				if got := texts(t, doc, last); len(got) != 0 {
					t.Errorf("spelled out: %q", got)
				}
				return
			}
			if got := text(one(t, doc, last)); got != tt.want {
				t.Errorf("spelled out: %q, want %q", got, tt.want)
			}
		})
	}
}
