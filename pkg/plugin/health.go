package plugin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"golang.org/x/sync/errgroup"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/fault"
	"github.com/multinomial/distribution/pkg/limits"
	"github.com/multinomial/distribution/pkg/upstream"
)

// CheckHealth says what is missing for alert rules, or that they are ready.
func (d *Datasource) CheckHealth(ctx context.Context, _ *backend.CheckHealthRequest) (*backend.CheckHealthResult, error) {
	ctx, cancel := context.WithTimeout(ctx, limits.HealthTime)
	defer cancel()
	message, err := d.check(ctx)
	if err != nil {
		return &backend.CheckHealthResult{Status: backend.HealthStatusError, Message: err.Error()}, nil
	}
	return &backend.CheckHealthResult{Status: backend.HealthStatusOk, Message: message}, nil
}

func (d *Datasource) check(ctx context.Context) (string, error) {
	if err := d.checkEngine(ctx); err != nil {
		return "", err
	}
	who, err := d.settings.account(ctx)
	if err != nil {
		return "", err
	}
	permissions, err := d.client.Permissions(ctx, who.Account)
	if err != nil {
		return "", d.settings.explain(err, who, "")
	}
	upstreams, err := d.checkUpstreams(ctx, who, permissions)
	if err != nil {
		return "", err
	}
	if len(upstreams) == 0 {
		return fmt.Sprintf("Ready for dashboards: token from %s, no upstream allowed. For alert rules and public dashboards, choose some in %s.",
			who.source, d.settings.place("Allowed upstreams")), nil
	}
	return fmt.Sprintf("Ready: token from %s, %d %s allowed. %s", who.source, len(upstreams), plural(len(upstreams)), strings.Join(upstreams, " ")), nil
}

// checkEngine lets the core plan a query: the smallest that there is.
func (d *Datasource) checkEngine(ctx context.Context) error {
	now := d.now().UnixMilli()
	plan, err := d.core.Plan(ctx, engine.Question{
		Query: json.RawMessage(`{"upstream":{"datasource":{"uid":"health"},"query":{}},"window":{"size":"1m"}}`),
		From:  now - 3_600_000,
		To:    now,
		Now:   now,
	})
	if err == nil && len(plan.Requests) == 0 {
		err = fault.Defect(nil, "The core plans no request.")
	}
	if err != nil {
		return fmt.Errorf("the statistics engine does not work: %w", err)
	}
	return nil
}

// checkUpstreams tries each allowed upstream, and says of each how it is; all that is wrong at once, beside what is well.
func (d *Datasource) checkUpstreams(ctx context.Context, who account, permissions upstream.Permissions) ([]string, error) {
	well := make([]string, len(d.settings.Upstreams))
	problems := make([]error, len(well))
	group := errgroup.Group{}
	group.SetLimit(limits.ParallelRequests)
	for i, uid := range d.settings.Upstreams {
		group.Go(func() error {
			well[i], problems[i] = d.checkUpstream(ctx, who, permissions, uid)
			return nil
		})
	}
	_ = group.Wait()
	problems = slices.DeleteFunc(problems, func(err error) bool { return err == nil })
	if len(problems) > 0 {
		well = slices.DeleteFunc(well, func(one string) bool { return one == "" })
		for _, one := range well {
			problems = append(problems, errors.New(one))
		}
		return nil, errors.Join(problems...)
	}
	return well, nil
}

func (d *Datasource) checkUpstream(ctx context.Context, who account, permissions upstream.Permissions, uid string) (string, error) {
	for _, permission := range []string{"datasources:query", "datasources:read"} {
		if !permissions.Allows(permission, uid) {
			return "", fault.New(fault.Access, http.StatusForbidden,
				fmt.Sprintf("The %s lacks the permission %s on upstream %s.", who.name(), permission, uid),
				who.permissionRemedy(permission, uid))
		}
	}
	found, err := d.client.Datasource(ctx, who.Account, uid)
	if err != nil {
		return "", d.settings.explain(err, who, uid)
	}
	if uid == d.settings.uid || found.Type == pluginType {
		return "", fault.New(fault.Query, 0,
			fmt.Sprintf("Upstream %s is a Distribution data source itself.", found.Name),
			"Take it out of "+d.settings.place("Allowed upstreams")+".")
	}
	health, tested, err := d.client.Health(ctx, who.Account, uid)
	switch {
	case err != nil:
		return "", d.settings.explain(err, who, uid)
	case !tested:
		return found.Name + " is there (it has no test of its own).", nil
	case health.Status != "OK":
		return "", fault.New(fault.Upstream, 0, fmt.Sprintf("%s fails its own test: %s", found.Name, sentence(health.Message)), "See to its settings.")
	}
	return found.Name + " answers.", nil
}

// sentence ends with a full stop.
func sentence(text string) string { return strings.TrimRight(strings.TrimSpace(text), ".") + "." }

func plural(count int) string {
	if count == 1 {
		return "upstream"
	}
	return "upstreams"
}
