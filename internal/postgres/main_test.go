package postgres_test

import (
	"flag"
	"os"
	"testing"
)

// TestMain lets more tests run at once than there are processors, because they
// wait for the database more than they compute.
func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", "6"); err != nil {
		panic(err) // every test binary has the flag
	}
	os.Exit(m.Run())
}
