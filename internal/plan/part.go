package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
)

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

// Format is how positions are cut into parts today. Those of format 1 have the
// actions and measures of a page in the lists of all alone.
const Format = 2

// Parts returns the names of the parts that the view reads.
func (v View) Parts() []string {
	switch {
	case v.Ref != "":
		return []string{PartEdition, PartOfAction(v.Ref)}
	case v.Code != "":
		return []string{PartEdition, PartOfMeasure(v.Code)}
	case v.Measures == AllMeasures:
		return []string{PartEdition, PartActions, PartMeasures, PartReport}
	default:
		return []string{PartEdition, PartActions}
	}
}

// PartsOfFormat1 returns those that it reads of a position of format 1.
func (v View) PartsOfFormat1() []string { return append(v.Parts(), PartActions, PartMeasures) }

// actionPage and measurePage are what the page of one action or measure shows,
// with what of the position stands on it.
type (
	actionPage struct {
		Papers
		Actions  []Tracked
		Measures []Series
	}
	measurePage struct {
		Folder
		Actions  []Tracked
		Measures []Series
	}
)

// Parts returns the frozen data in pieces, in the order of their names. What
// several pages show stands in several parts, so that none has to read what the
// others show.
func (f Frozen) Parts() ([]Part, error) {
	position := f.Brief.Position
	edition, rest := position, f.Brief
	edition.Actions, edition.Measures = nil, position.lines()
	rest.Position = Position{}
	pieces := map[string]any{PartEdition: edition, PartActions: position.Actions, PartMeasures: position.Measures, PartReport: rest}

	moving, moved := position.ties()
	for _, a := range position.Actions {
		pieces[PartOfAction(a.Ref)] = actionPage{f.Dossiers[a.Ref], []Tracked{a}, moved[a.Ref]}
	}
	for _, s := range position.Measures {
		folder := f.Folders[s.Code]
		folder.Position = Position{}
		pieces[PartOfMeasure(s.Code)] = measurePage{folder, moving[s.Code], []Series{s}}
	}
	return encoded(pieces)
}

// lines are the measures beside the priorities.
func (p Position) lines() []Series {
	var lines []Series
	for _, s := range p.Measures {
		if s.Key {
			lines = append(lines, s)
		}
	}
	return lines
}

// ties returns the actions that should move each measure, by its code, and the
// measures that each action should move, by its ref.
func (p Position) ties() (moving map[string][]Tracked, moved map[string][]Series) {
	moving, moved = map[string][]Tracked{}, map[string][]Series{}
	for _, a := range p.Actions {
		for _, code := range a.Measures {
			moving[code] = append(moving[code], a)
		}
	}
	for _, s := range p.Measures {
		for _, ref := range s.Actions {
			moved[ref] = append(moved[ref], s)
		}
	}
	return moving, moved
}

// encoded returns the pieces as JSON.
func encoded(pieces map[string]any) ([]Part, error) {
	var parts []Part
	for _, name := range slices.Sorted(maps.Keys(pieces)) {
		data, err := json.Marshal(pieces[name])
		if err != nil {
			return nil, err
		}
		parts = append(parts, Part{name, data})
	}
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
