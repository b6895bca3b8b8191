package plan

import (
	"crypto/sha256"
	"encoding/hex"
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

// Part is one piece of a frozen position, which a page reads without the rest.
type Part struct {
	Name string
	Data []byte // JSON
}

// The names of parts. An action's and a measure's end with its name.
const (
	PartEdition  = "edition"  // the position without actions and measures
	PartActions  = "actions"  // with their statuses as they were worked out then
	PartMeasures = "measures" // with their newest figures
	PartReport   = "report"   // claims, voices and the director's title
	partAction   = "action/"
	partMeasure  = "measure/"
)

// PartOfAction and PartOfMeasure name the part that holds one page.
func PartOfAction(ref string) string   { return partAction + ref }
func PartOfMeasure(code string) string { return partMeasure + code }

// Parts returns the frozen data in pieces, in the order of their names.
func (f Frozen) Parts() ([]Part, error) {
	edition := f.Brief.Position
	edition.Actions, edition.Measures = nil, nil
	rest := f.Brief
	rest.Position = Position{}
	pieces := map[string]any{
		PartEdition: edition, PartActions: f.Brief.Position.Actions, PartMeasures: f.Brief.Position.Measures, PartReport: rest,
	}
	for ref, papers := range f.Dossiers {
		pieces[PartOfAction(ref)] = papers
	}
	for code, folder := range f.Folders {
		folder.Position = Position{}
		pieces[PartOfMeasure(code)] = folder
	}
	var parts []Part
	for name, piece := range pieces {
		data, err := json.Marshal(piece)
		if err != nil {
			return nil, err
		}
		parts = append(parts, Part{name, data})
	}
	slices.SortFunc(parts, func(a, b Part) int { return strings.Compare(a.Name, b.Name) })
	return parts, nil
}

// Checksum returns the SHA-256 of parts in the order of their names: of a line
// for each, of its own SHA-256 and its name. Whoever holds the parts can work
// it out with sha256sum.
func Checksum(parts []Part) string {
	all := sha256.New()
	for _, p := range parts {
		all.Write([]byte(p.Sum() + "  " + p.Name + "\n"))
	}
	return hex.EncodeToString(all.Sum(nil))
}

// Sum returns the SHA-256 of the part's data, in hexadecimal.
func (p Part) Sum() string {
	sum := sha256.Sum256(p.Data)
	return hex.EncodeToString(sum[:])
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
		actions, measures := position.Actions, position.Measures
		err := json.Unmarshal(p.Data, position)
		position.Actions, position.Measures = actions, measures
		return err
	case p.Name == PartActions:
		return json.Unmarshal(p.Data, &position.Actions)
	case p.Name == PartMeasures:
		return json.Unmarshal(p.Data, &position.Measures)
	case p.Name == PartReport:
		kept := *position
		err := json.Unmarshal(p.Data, &f.Brief)
		f.Brief.Position = kept
		return err
	case isAction:
		var papers Papers
		err := json.Unmarshal(p.Data, &papers)
		f.Dossiers[ref] = papers
		return err
	default:
		var folder Folder
		err := json.Unmarshal(p.Data, &folder)
		f.Folders[strings.TrimPrefix(p.Name, partMeasure)] = folder
		return err
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

// Withheld is a figure that may not be shown any more, because what was
// published later withholds it (facts (i), published rows). It is left out of
// earlier positions too: a small number does not become safe by being old.
type Withheld struct {
	Code string
	End  Date // of the period
}

// Withhold replaces the figures by the symbol for confidential.
func (p *Position) Withhold(some []Withheld) {
	for i := range p.Measures {
		p.Measures[i].withhold(some)
	}
}

func (s *Series) withhold(some []Withheld) {
	for i, v := range s.Values {
		if slices.Contains(some, Withheld{s.Code, v.Period.End}) {
			s.Values[i] = v.withheld()
			s.Rolling, s.HasRolling = Value{}, false // it would give the quarter back
			if s.Override.Of == v.ID {
				s.Override = RatingOverride{}
			}
		}
	}
	for i, v := range s.Returned {
		if slices.Contains(some, Withheld{s.Code, v.Period.End}) {
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
		if slices.Contains(some, Withheld{f.Series.Code, v.Period.End}) {
			f.Revisions[i] = v.withheld()
		}
	}
	for i, o := range f.Overrides {
		if slices.Contains(some, Withheld{f.Series.Code, o.Period.End}) {
			f.Overrides[i] = o.withheld()
		}
	}
}
