package server

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web"
	"planboard/web/page"
)

// What stands where nothing is set: the council of the demonstration record,
// and the portal's own colour.
const (
	defaultCouncil = "North Lincolnshire Council"
	defaultColour  = "#17404f"
)

// Council is whose portal this is: its name on every page and report, and its
// colour.
type Council struct {
	name  string
	theme string // the stylesheet that replaces the portal's colours
}

// NewCouncil returns the council of that name and of that colour, written
// #rrggbb; for "" it takes the demonstration's name and the portal's own
// colour. It returns an error, worded for the operator, for a name that cannot
// be printed on one line, and for a colour that is none or on which white words
// would be hard to read.
func NewCouncil(name, colour string) (Council, error) {
	name, colour = strings.TrimSpace(name), strings.TrimSpace(colour)
	if name == "" {
		name = defaultCouncil
	}
	if colour == "" {
		colour = defaultColour
	}
	if plan.ShowTyped(name) != name || strings.ContainsAny(name, "\r\n\t") {
		return Council{}, fmt.Errorf("PLANBOARD_COUNCIL %q is not a name on one line, such as Example Borough Council", name)
	}
	theme, err := web.Theme(colour)
	if err != nil {
		return Council{}, fmt.Errorf("PLANBOARD_BRAND_COLOUR: %w", err)
	}
	return Council{name, theme}, nil
}

// onPages is the council as the layout needs it. The address of its colours
// holds their hash, so that they are kept for a year and other colours show at
// once.
func (c Council) onPages() page.Council {
	return page.Council{Name: c.name, Theme: route.ThemePattern + "?" + c.version()}
}

func (c Council) version() string {
	sum := sha256.Sum256([]byte(c.theme))
	return hex.EncodeToString(sum[:4])
}
