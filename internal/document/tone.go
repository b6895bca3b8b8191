package document

// A Tone is the colour family of a cell. It never stands alone: the cell's
// word carries the meaning, and the tone helps the eye find it.
type Tone int

// The tones, and what they are for.
const (
	NoTone   Tone = iota // plain paper
	Red                  // off track, target missed
	Amber                // at risk
	Green                // on track, target met
	Complete             // done and signed off: blue
	Awaiting             // done, not yet signed off: pale blue
	Muted                // nothing to rate: not started, not reported, withdrawn
)

// String names the tone in lower case, "" for NoTone: fit for a class name.
func (t Tone) String() string { return t.look().name }

// Colours are the fill and the text colour of the tone as RRGGBB, both "" for
// NoTone. Text on fill has a contrast of at least 4.5 to 1.
func (t Tone) Colours() (fill, text string) {
	look := t.look()
	return look.fill, look.text
}

type look struct{ name, fill, text string }

func (t Tone) look() look {
	looks := [...]look{
		NoTone:   {},
		Red:      {"red", "B10E1E", "FFFFFF"},
		Amber:    {"amber", "FFBF47", "0B0C0C"},
		Green:    {"green", "00703C", "FFFFFF"},
		Complete: {"complete", "1D70B8", "FFFFFF"},
		Awaiting: {"awaiting", "D8E6F3", "12436D"},
		Muted:    {"muted", "E6E9EA", "3D4448"},
	}
	if t < 0 || int(t) >= len(looks) {
		return look{}
	}
	return looks[t]
}
