package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// verifyFrozen works the checksum of every frozen position out anew, one part
// after the other, and says which is not the one that was frozen.
func verifyFrozen(ctx context.Context, tx pgx.Tx, x *examination) error {
	rows, err := tx.Query(ctx, `
	with told as (
	  select distinct on (after->>'row') after->>'row' as row, after->>'seal' as seal, thing, at, by_title
	    from history where after->>'row' like 'frozen_positions %'
	   order by after->>'row', id)
	select f.id, f.meeting_on, e.family_slug, e.slug, f.checksum, coalesce(h.seal, ''), coalesce(h.thing, ''),
	       f.format, f.frozen_at, f.by_title, f.exception, h.at, coalesce(h.by_title, ''),
	       exists (select from board_meetings m where m.id = f.meeting_id and `+meantBy("f.meeting_on")+`),
	       coalesce(p.name, ''), coalesce(p.data, ''), coalesce(p.sum, '')
	  from frozen_positions f
	  left join editions e on e.id = f.edition_id
	  left join told h on h.row = 'frozen_positions ' || f.id
	  left join frozen_parts p on p.position_id = f.id
	 order by f.id, p.name collate "C"`)
	if err != nil {
		return err
	}
	var under, next thawing
	var on time.Time
	var plans, edition *string
	var part plan.Part
	var sum string
	var at, toldAt *time.Time
	_, err = pgx.ForEachRow(rows, []any{&next.id, &on, &plans, &edition, &next.checksum, &next.seal, &next.told,
		&next.format, &at, &next.noted.ByTitle, &next.noted.Exception, &toldAt, &next.toldBy, &next.meets,
		&part.Name, &part.Data, &sum}, func() error {
		if next.id != under.id {
			under.end(x)
			next.noted.Meeting, next.noted.At, next.toldAt = day(&on), moment(at), moment(toldAt)
			under = next
			under.begin(plans, edition)
		}
		under.add(part, sum)
		x.step()
		return nil
	})
	if err == nil {
		under.end(x)
	}
	return err
}

// thawing is a frozen position of which the parts come in one after the other.
type thawing struct {
	id             int64
	where          string
	meeting, told  string // that it was frozen for, by itself and by history
	checksum, seal string // as noted on it, and in history

	noted  plan.Freeze // as it is noted on the position
	format int
	meets  bool      // the meeting that it belongs to is that of the day noted
	toldAt time.Time // as history tells
	toldBy string
	key    plan.EditionKey // of the edition that it belongs to
	own    []byte          // the part that says of which edition it is, and since format 2 when and by whom frozen

	all    hash.Hash
	names  []string
	lists  []plan.Part // those that say which parts there should be
	broken []string    // parts that do not have the sum noted beside them
}

func (t *thawing) begin(plans, edition *string) {
	on := t.noted.Meeting
	of := "an edition that is not there any more"
	if plans != nil && edition != nil {
		of = "edition " + *plans + "/" + *edition
		t.key = plan.EditionKey{Plan: *plans, Edition: *edition}
	}
	t.where = fmt.Sprintf("The position frozen for the Board of %s, %s", on.Long(), of)
	t.meeting, t.all = meetingThing(on).String(), sha256.New()
}

func (t *thawing) add(p plan.Part, sum string) {
	if p.Name == "" {
		return // it has no parts
	}
	got := p.Sum()
	_, _ = t.all.Write([]byte(got + "  " + p.Name + "\n")) // never fails
	if got != sum {
		t.broken = append(t.broken, p.Name)
	}
	t.names = append(t.names, p.Name)
	switch p.Name {
	case plan.PartActions, plan.PartMeasures:
		t.lists = append(t.lists, p)
	case plan.PartEdition:
		t.own = p.Data
	}
}

// end tells what is wrong with the position, now that it is complete. What
// history notes of it is believed first, because history is chained.
func (t *thawing) end(x *examination) {
	if t.id == 0 {
		return
	}
	x.audit.Frozen++
	sum := hex.EncodeToString(t.all.Sum(nil))
	if sum == t.seal && sum == t.checksum && t.told == t.meeting && len(t.broken) == 0 {
		if wrong := t.misnoted(); len(wrong) > 0 {
			x.find(t.where, "its data are as they were frozen, but what is noted on it is not: "+strings.Join(wrong, ", "))
		}
		return
	}
	switch missing, extra := t.amiss(); {
	case t.seal == "":
		x.find(t.where, "history does not tell of it")
	case t.told != t.meeting:
		x.find(t.where, "history tells of it for another meeting")
	case sum == t.seal && t.checksum != sum:
		x.find(t.where, "its data are as they were frozen, but the checksum noted on it is not")
	case sum == t.seal && len(t.broken) > 0:
		x.find(t.where, some(t.broken, "has the data it was frozen with", "have the data they were frozen with")+", but another sum is noted beside")
	case sum == t.seal:
	case len(missing)+len(extra) > 0:
		x.findAll(t.where, missing, "is not there any more", "are not there any more")
		x.findAll(t.where, extra, "was put in", "were put in")
	case len(t.broken) > 0:
		x.findAll(t.where, t.broken, "does not have the data it was frozen with", "do not have the data they were frozen with")
	case t.checksum == sum:
		x.find(t.where, "parts were changed together with their sums and its checksum: history notes another")
	default:
		x.find(t.where, "a part was changed together with its sum")
	}
}

// misnoted names what is noted on a position with sound data and is not what was
// frozen, or, of one of format 1, what history tells.
func (t *thawing) misnoted() []string {
	f, err := plan.Thaw([]plan.Part{{Name: plan.PartEdition, Data: t.own}}, plan.View{})
	if err != nil {
		return []string{"its format"}
	}
	frozen, noted := f.Brief.Position.Freeze, t.noted
	format := plan.Format
	if frozen.IsZero() {
		format = 1
		frozen = plan.Freeze{Meeting: noted.Meeting, At: t.toldAt, ByTitle: t.toldBy, Exception: noted.Exception}
	}
	var wrong []string
	for _, c := range []struct {
		name string
		same bool
	}{
		{"its edition", f.Brief.Position.Edition.Key == t.key},
		{"its meeting", frozen.Meeting == noted.Meeting && t.meets},
		{"when it was frozen", frozen.At.UnixMicro() == noted.At.UnixMicro()},
		{"who froze it", frozen.ByTitle == noted.ByTitle},
		{"why it was frozen", frozen.Exception == noted.Exception},
		{"its format", format == t.format},
	} {
		if !c.same {
			wrong = append(wrong, c.name)
		}
	}
	return wrong
}

// amiss returns the parts that should be there and are not, and those that are
// and should not be. The lists of the parts are parts themselves: where they are
// not as they were, nothing more is known.
func (t *thawing) amiss() (missing, extra []string) {
	should := []string{plan.PartEdition, plan.PartActions, plan.PartMeasures, plan.PartReport}
	if missing = without(should, t.names); len(t.lists) < 2 {
		return missing, nil
	}
	f, err := plan.Thaw(t.lists, plan.View{Measures: plan.AllMeasures})
	if err != nil || slices.ContainsFunc(t.lists, func(p plan.Part) bool { return slices.Contains(t.broken, p.Name) }) {
		return missing, nil
	}
	for _, a := range f.Brief.Position.Actions {
		should = append(should, plan.PartOfAction(a.Ref))
	}
	for _, s := range f.Brief.Position.Measures {
		should = append(should, plan.PartOfMeasure(s.Code))
	}
	return without(should, t.names), without(t.names, should)
}

// without returns those of a list that another does not have.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}

// findAll tells of parts, when there are any.
func (x *examination) findAll(where string, parts []string, one, more string) {
	if len(parts) > 0 {
		x.find(where, some(parts, one, more))
	}
}

// some says something of one or more.
func some(parts []string, one, more string) string {
	if len(parts) == 1 {
		return parts[0] + " " + one
	}
	return strings.Join(parts, ", ") + " " + more
}
