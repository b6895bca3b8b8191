package postgres

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// canonical is a list of fields as bytes, of which there is only one form:
// each field has its length before it, and none at all differs from an empty
// one. The function of that name in the schema makes the same bytes.
type canonical []byte

// absent stands in the place of a length.
const absent = 1<<32 - 1

func (c canonical) bytes(field []byte) canonical {
	if field == nil {
		return binary.BigEndian.AppendUint32(c, absent)
	}
	return append(binary.BigEndian.AppendUint32(c, uint32(len(field))), field...)
}

func (c canonical) texts(fields ...string) canonical {
	for _, f := range fields {
		c = c.bytes([]byte(f)) // never nil, also for ""
	}
	return c
}

func (c canonical) number(n int64) canonical {
	return c.bytes(binary.BigEndian.AppendUint64([]byte{}, uint64(n)))
}

// moment is to the microsecond, which is what the database keeps.
func (c canonical) moment(t time.Time) canonical { return c.number(t.UnixMicro()) }

func (c canonical) count(n *int) canonical {
	if n == nil {
		return c.bytes(nil)
	}
	return c.number(int64(*n))
}

// link is one row of history as the chain holds it.
type link struct {
	ID            int64
	At            time.Time
	AccountID     pgtype.Int8
	ByTitle       string
	Thing, What   string
	Before, After string // as jsonb writes itself
	Hash          []byte
}

// after returns the hash that the entry must bear when it follows the one with
// that hash.
func (l link) after(previous []byte) [sha256.Size]byte {
	c := canonical{}.texts("planboard history 1").bytes(append([]byte{}, previous...)).number(l.ID).moment(l.At)
	if l.AccountID.Valid {
		c = c.number(l.AccountID.Int64)
	} else {
		c = c.bytes(nil)
	}
	return sha256.Sum256(c.texts(l.ByTitle, l.Thing, l.What, l.Before, l.After))
}

// newSalt returns what is hashed together with a row, so that nobody finds out
// a small number by hashing them all.
func newSalt() []byte {
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // never fails
	return salt
}

// sealOfUpdate returns the seal of a row of progress_updates, as it is stored.
func sealOfUpdate(salt []byte, u plan.Update) string {
	round := ""
	if u.Round != (plan.Quarter{}) {
		round = u.Round.String()
	}
	return hashed(canonical{}.bytes(salt).texts("progress_updates 1").
		number(u.ID).number(int64(u.Action)).texts(round).number(int64(u.By)).texts(u.ByTitle).moment(u.Submitted).
		texts(u.Narrative, u.NextStep, u.Forecast.String(), strconv.FormatBool(u.Issue),
			u.Recovery.Text, u.Recovery.Lead, u.Recovery.By.String(), u.Delivered.String(), u.Evidence,
			string(u.Proposed), string(u.Computed), u.Reason).
		number(u.Supersedes).texts(u.Because))
}

// sealOfEvent returns the seal of a row of action_events.
func sealOfEvent(salt []byte, action plan.ActionID, e plan.Event) string {
	c := canonical{}.bytes(salt).texts("action_events 1").
		number(e.ID).number(int64(action)).texts(string(e.Kind)).moment(e.At).number(int64(e.By)).texts(e.ByTitle).
		number(e.Of).texts(string(e.Status), e.Reason, e.Due.String(), e.Was.String(), string(e.Lead.Code),
		string(e.WasLead.Code), e.Closure.Kind, e.Effective.String(), e.Approver)
	if e.Decision.IsRecorded() { // rows from before there were any are sealed without
		c = c.number(e.Decision.ID)
	}
	return hashed(c)
}

// sealOfValue returns the seal of a row of measure_values.
func sealOfValue(salt []byte, measure int64, by plan.AccountID, v plan.Value) string {
	var number []byte
	if v.Number.Valid {
		number = []byte(v.Number.Decimal.String())
	}
	return hashed(canonical{}.bytes(salt).texts("measure_values 1").
		number(v.ID).number(measure).texts(v.Period.End.String()).count(v.Numerator).count(v.Denominator).bytes(number).
		texts(string(v.Symbol), string(v.State), strconv.FormatBool(v.Published), v.Source, v.ReleasedOn.String(), v.Note).
		number(int64(by)).texts(v.ByTitle).moment(v.Entered).number(v.Supersedes).texts(v.Reason))
}

func hashed(c canonical) string {
	sum := sha256.Sum256(c)
	return hex.EncodeToString(sum[:])
}

// sealing returns the entry with the seal of the row that it tells of.
func (e entry) sealing(table string, id int64, seal string) entry {
	after := facts{"row": fmt.Sprint(table, " ", id), "seal": seal}
	maps.Copy(after, e.After)
	e.After = after
	return e
}
