package web

import (
	"encoding/hex"
	"fmt"
	"math"
	"strings"
)

// leastContrast is what WCAG 2.2 asks of text of ordinary size.
const leastContrast = 4.5

// Theme returns the council's stylesheet: CSS custom properties that replace
// the brand colours of app.css, to be served as /static/theme.css. The brand is
// written #rrggbb. It is an error, worded for the person choosing, when it is
// not such a colour or when white words on it would be hard to read.
func Theme(brand string) (css string, err error) {
	colour, err := parseColour(brand)
	if err != nil {
		return "", err
	}
	if c := contrastWithWhite(colour); c < leastContrast {
		// Rounded down, so that 4.499 is not reported as 4.5.
		return "", fmt.Errorf("white text on %s has a contrast of %.1f to 1; choose a darker colour, with at least 4.5 to 1",
			brand, math.Floor(c*10)/10)
	}
	return fmt.Sprintf(":root{--govuk-brand-colour:%[1]s;--pb-brand:%[1]s;--pb-brand-dark:%[2]s}\n",
		colour, colour.darker()), nil
}

// rgb is a colour in sRGB.
type rgb [3]uint8

func parseColour(s string) (rgb, error) {
	digits, ok := strings.CutPrefix(s, "#")
	value, err := hex.DecodeString(digits)
	if !ok || err != nil || len(value) != 3 {
		return rgb{}, fmt.Errorf("enter a colour as # and six digits or letters a to f, like #17404f, not %q", s)
	}
	return rgb(value), nil
}

func (c rgb) String() string {
	return "#" + hex.EncodeToString(c[:])
}

// darker is the colour under a pointer: seven tenths as bright.
func (c rgb) darker() rgb {
	for i := range c {
		c[i] = uint8(int(c[i]) * 7 / 10)
	}
	return c
}

// contrastWithWhite is the WCAG contrast ratio, from 1 for white to 21 for black.
func contrastWithWhite(c rgb) float64 {
	luminance := 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
	return 1.05 / (luminance + 0.05)
}

// linear undoes the sRGB transfer curve of one channel.
func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
