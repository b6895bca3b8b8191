package web_test

import (
	"strings"
	"testing"

	"planboard/web"
)

func TestAThemeReplacesTheBrandColours(t *testing.T) {
	t.Parallel()
	css, err := web.Theme("#17404F")
	if err != nil {
		t.Fatal(err)
	}
	want := ":root{--govuk-brand-colour:#17404f;--pb-brand:#17404f;--pb-brand-dark:#102c37}\n"
	if css != want {
		t.Errorf("got %q, want %q", css, want)
	}
}

func TestAThemeIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, brand, because string }{
		{"white text on a light colour is hard to read", "#f5a800", "contrast of 2.0 to 1"},
		{"a grey a shade too light is named as such, not rounded up", "#777777", "contrast of 4.4 to 1"},
		{"a name is not a colour here", "navy", "enter a colour"},
		{"three digits are not six", "#123", "enter a colour"},
		{"a sign is needed", "17404f", "enter a colour"},
		{"a letter past f is not a digit", "#17404g", "enter a colour"},
		{"what follows the colour cannot slip into the stylesheet", "#17404f}body{display:none", "enter a colour"},
		{"nothing is not a colour", "", "enter a colour"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			css, err := web.Theme(tt.brand)
			if err == nil || !strings.Contains(err.Error(), tt.because) || css != "" {
				t.Errorf("got %q and error %v, want an error with %q", css, err, tt.because)
			}
		})
	}
}

func TestTheLightestColourThatPassesIsTaken(t *testing.T) {
	t.Parallel()
	if _, err := web.Theme("#767676"); err != nil { // 4.54 to 1, the well-known limit among greys
		t.Error(err)
	}
}
