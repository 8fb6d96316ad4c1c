package plugin

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // where the system has no time zones of its own

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/fault"
)

// before a range its baselines can be so long: a year, and some.
const zoneBefore = 400 * 24 * time.Hour

// zoneOf has the changes of the time zone that a query names, from long enough before a range to its end; none where it names none: then
// days and offsets of them go by UTC.
func zoneOf(query json.RawMessage, from, to time.Time) ([]engine.ZoneOffset, error) {
	var has struct {
		TimeZone string `json:"timeZone"`
	}
	// what can't be read is refused by the core, in its own words
	if json.Unmarshal(query, &has) != nil || has.TimeZone == "" || strings.EqualFold(has.TimeZone, "utc") {
		return nil, nil
	}
	location, err := time.LoadLocation(has.TimeZone)
	if err != nil || has.TimeZone == "Local" {
		return nil, fault.New(fault.Query, 0,
			fmt.Sprintf("The time zone %q is unknown.", has.TimeZone),
			"Choose a name such as Europe/Berlin, or none for UTC.")
	}
	var zone []engine.ZoneOffset
	for at := from.Add(-zoneBefore); !at.After(to); {
		_, ahead := at.In(location).Zone()
		zone = append(zone, engine.ZoneOffset{From: at.UnixMilli(), Ahead: int64(ahead) * 1000})
		_, end := at.In(location).ZoneBounds()
		if end.IsZero() {
			break
		}
		at = end
	}
	return zone, nil
}
