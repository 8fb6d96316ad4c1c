package upstream

import (
	"context"
	"encoding/json"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/limits"
)

var markup = regexp.MustCompile(`<[^>]*>`)

// Deploys asks for annotations that have any of the tags and belong to no dashboard: those of a dashboard are for who may see it.
func (c *Client) Deploys(ctx context.Context, account Account, request engine.DeployRequest) ([]engine.Deploy, error) {
	asked := url.Values{
		"tags":     request.Tags,
		"matchAny": {"true"},
		"type":     {"annotation"},
		"from":     {milliseconds(request.From)},
		"to":       {milliseconds(request.To)},
		"limit":    {strconv.Itoa(limits.Deploys)},
	}
	status, body, err := c.call(ctx, account, http.MethodGet, "/api/annotations?"+asked.Encode(), nil)
	if err != nil {
		return nil, err
	}
	if status/100 != 2 {
		return nil, statusError(status, body)
	}
	var found []struct {
		engine.Deploy
		Dashboard string `json:"dashboardUID"`
	}
	if err := json.Unmarshal(body, &found); err != nil {
		return nil, &MalformedError{URL: account.place(), Text: excerpt(string(body))}
	}
	deploys := make([]engine.Deploy, 0, len(found))
	for _, one := range found {
		if one.Dashboard == "" {
			text := html.UnescapeString(markup.ReplaceAllString(one.Text, " "))
			deploys = append(deploys, engine.Deploy{Time: one.Time, Text: text})
		}
	}
	return deploys, nil
}
