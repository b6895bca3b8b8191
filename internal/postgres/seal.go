package postgres

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"time"

	"github.com/jackc/pgx/v5/pgtype"
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

func hashed(c canonical) string {
	sum := sha256.Sum256(c)
	return hex.EncodeToString(sum[:])
}
