package plan

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// Freeze is the moment at which a position was fixed for a meeting of the
// Board: its data stay byte for byte the same for ever.
type Freeze struct {
	Meeting  Date
	At       time.Time
	ByTitle  string
	Checksum string // SHA-256 of the frozen data, in hexadecimal

	Exception string `json:",omitempty"` // why, where the round was not signed off; "" where it was
	Missing   int    `json:",omitempty"` // how much the round missed
}

// IsZero reports whether the position was not frozen.
func (f Freeze) IsZero() bool { return f.Meeting.IsZero() }

// Frozen is everything of one edition that is fixed for a meeting, as every
// reader may see it: small numbers are withheld before they get here.
type Frozen struct {
	Brief    Brief             // the position with all measures
	Dossiers map[string]Papers // by the ref of the action
	Folders  map[string]Folder // by the code of the measure; their Position is left out
}

// Papers are what an action's page shows besides the position.
type Papers struct {
	Story  Story
	States []State
	Voices []Voice
	Log    []LogItem
}

// Thaw reads parts back into the position that a view asks for. Parts that
// were not handed in are left empty.
func Thaw(parts []Part, v View) (Frozen, error) {
	f := Frozen{Dossiers: map[string]Papers{}, Folders: map[string]Folder{}}
	for _, p := range parts {
		if err := f.read(p); err != nil {
			return Frozen{}, err
		}
	}
	f.Brief.Position.narrow(v)
	return f, nil
}

func (f *Frozen) read(p Part) error {
	position := &f.Brief.Position
	switch ref, isAction := strings.CutPrefix(p.Name, partAction); {
	case p.Name == PartEdition:
		held := *position
		*position = Position{} // what is read into it must not lie in what is held
		err := json.Unmarshal(p.Data, position)
		position.hold(held.Actions, held.Measures)
		return err
	case p.Name == PartActions:
		return json.Unmarshal(p.Data, &position.Actions)
	case p.Name == PartMeasures:
		position.Measures = nil // the lines beside the priorities are among them
		return json.Unmarshal(p.Data, &position.Measures)
	case p.Name == PartReport:
		kept := *position
		err := json.Unmarshal(p.Data, &f.Brief)
		f.Brief.Position = kept
		return err
	case isAction:
		var page actionPage
		err := json.Unmarshal(p.Data, &page)
		f.Dossiers[ref] = page.Papers
		position.hold(page.Actions, page.Measures)
		return err
	default:
		var page measurePage
		err := json.Unmarshal(p.Data, &page)
		f.Folders[strings.TrimPrefix(p.Name, partMeasure)] = page.Folder
		position.hold(page.Actions, page.Measures)
		return err
	}
}

// hold puts the actions and the measures of another part in, where it has any.
func (p *Position) hold(actions []Tracked, measures []Series) {
	if actions != nil {
		p.Actions = actions
	}
	if measures != nil {
		p.Measures = measures
	}
}

// narrow leaves only the actions and measures that the view asks for.
func (p *Position) narrow(v View) {
	p.Actions = slices.DeleteFunc(p.Actions, func(t Tracked) bool {
		return v.Ref != "" && t.Ref != v.Ref || v.Code != "" && !slices.Contains(t.Measures, v.Code)
	})
	p.Measures = slices.DeleteFunc(p.Measures, func(s Series) bool {
		return v.Measures == NoMeasures || v.Measures == KeyMeasures && !s.Key ||
			v.Code != "" && s.Code != v.Code || v.Ref != "" && !slices.Contains(s.Actions, v.Ref)
	})
}

// LookedAt sets the moment to which the links of all pages lead.
func (f *Frozen) LookedAt(k EditionKey) {
	p := &f.Brief.Position
	p.Edition.Key = k
	for i := range p.Actions {
		p.Actions[i].Edition = k
	}
	for i := range p.Measures {
		p.Measures[i].Edition = k
	}
	for _, papers := range f.Dossiers {
		for i := range papers.States {
			papers.States[i].Action.Edition = k
		}
	}
	for code, folder := range f.Folders {
		folder.Series.Edition = k
		f.Folders[code] = folder
	}
}

// Withhold replaces the figures by the symbol for confidential.
func (p *Position) Withhold(some []Withheld) {
	for i := range p.Measures {
		p.Measures[i].withhold(some)
	}
}

func (s *Series) withhold(some []Withheld) {
	if s.HasRolling && s.rollingTells(some) {
		s.Rolling, s.HasRolling = Value{}, false
	}
	for i, v := range s.Values {
		if isWithheld(some, s.Code, v.Period, v.ID) {
			s.Values[i] = v.withheld()
			s.Rolling, s.HasRolling = Value{}, false // it would give the quarter back
			if s.Override.Of == v.ID {
				s.Override = RatingOverride{}
			}
		}
	}
	for i, v := range s.Returned {
		if isWithheld(some, s.Code, v.Period, v.ID) {
			s.Returned[i] = v.withheld()
		}
	}
}

// Withhold does the same for the measure's whole series and what it was
// revised from.
func (f *Folder) Withhold(some []Withheld) {
	f.Position.Withhold(some)
	f.Series.withhold(some)
	for i, v := range f.Revisions {
		if isWithheld(some, f.Series.Code, v.Period, v.ID) {
			f.Revisions[i] = v.withheld()
		}
	}
	for i, o := range f.Overrides {
		if isWithheld(some, f.Series.Code, o.Period, o.Of) {
			f.Overrides[i] = o.withheld()
		}
	}
}
