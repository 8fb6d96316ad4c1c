import type { Catalogue } from './say';

/** German. Names of statistics that the field uses untranslated stay as they are. */
export const DE_DE: Catalogue = {
  panel: {
    'Loading the distribution': 'Verteilung wird geladen',
    '{0} · {1} not shown': '{0} · {1} nicht gezeigt',
    'all {0} groups': 'alle {0} Gruppen',
    '{0} · drift': '{0} · Drift',
    Group: 'Gruppe',
    'Categories in the last window compared with their baseline ({0})':
      'Kategorien im letzten Fenster, verglichen mit ihrer Basis ({0})',
    Distribution: 'Verteilung',
    'Distribution of {0}': 'Verteilung von {0}',
    'Counts of {0} over time.': 'Anzahlen von {0} im Lauf der Zeit.',
    'Shares of {0} over time.': 'Anteile von {0} im Lauf der Zeit.',
    'Error budget: no answer. It needs events, and the bad kinds named as rare categories.':
      'Fehlerbudget: keine Antwort. Es braucht Ereignisse, und die schlechten Arten als seltene Kategorien.',
    '{0}x over {1}': '{0}-fach über {1}',
    'overspent by {0}': 'um {0} überzogen',
    '{0} left': '{0} übrig',
    'Error budget: {0}.': 'Fehlerbudget: {0}.',
    ' It burns at {0}.': ' Es verbraucht sich {0}.',
    Legend: 'Legende',
    Tooltip: 'Tooltip',
    Visibility: 'Sichtbarkeit',
    Mode: 'Modus',
    'Table: each category now, in the baseline, and the difference':
      'Tabelle: jede Kategorie jetzt, in der Basis, und der Unterschied',
    Table: 'Tabelle',
    List: 'Liste',
    Placement: 'Platzierung',
    'In a narrow panel it stands below the chart': 'In einem schmalen Panel steht sie unter dem Diagramm',
    Bottom: 'Unten',
    Right: 'Rechts',
    Width: 'Breite',
    Auto: 'Automatisch',
    Values: 'Werte',
    'Calculations over the windows that are shown: of shares, or of counts where those are stacked':
      'Berechnungen über die gezeigten Fenster: aus Anteilen, oder aus Anzahlen, wo diese gestapelt sind',
    'Tooltip mode': 'Tooltip-Modus',
    Single: 'Einzeln',
    All: 'Alle',
    Hidden: 'Ausgeblendet',
    'Values sort order': 'Reihenfolge der Werte',
    'As stacked': 'Wie gestapelt',
    Ascending: 'Aufsteigend',
    Descending: 'Absteigend',
    'Hide zeros': 'Nullen ausblenden',
    Stack: 'Stapel',
    'Shares to 100 %, or counts, beside their baseline': 'Anteile bis 100 %, oder Anzahlen, neben ihrer Basis',
    Lines: 'Linien',
    'Each share with its 95 % interval and its baseline': 'Jeder Anteil mit seinem 95-%-Intervall und seiner Basis',
    Changes: 'Änderungen',
    'Each share less its baseline share': 'Jeder Anteil abzüglich seines Anteils in der Basis',
    Heatmap: 'Heatmap',
    'Category by time: standard deviations from the baseline':
      'Kategorie nach Zeit: Standardabweichungen von der Basis',
    'Beside its baseline': 'Neben der Basis',
    'Canary and control: the difference of each share with its 95 % interval':
      'Canary und Kontrolle: der Unterschied jedes Anteils mit seinem 95-%-Intervall',
    'A row per group': 'Eine Zeile je Gruppe',
    'The size of the shift in each group, drifting groups first':
      'Die Größe der Verschiebung in jeder Gruppe, driftende Gruppen zuerst',
    View: 'Ansicht',
    'View: {0}': 'Ansicht: {0}',
    'View switch': 'Ansicht wechseln',
    'A button in the panel that shows the same data in another view, for as long as the browser’s tab is open':
      'Ein Knopf im Panel, der dieselben Daten in einer anderen Ansicht zeigt, solange der Tab des Browsers offen ist',
    Amounts: 'Mengen',
    Events: 'Ereignissen',
    'Counts: the dashed lines are how many of each window’s events the baseline would have':
      'Anzahlen: Die gestrichelten Linien sind, wie viele der Ereignisse jedes Fensters die Basis hätte',
    Shares: 'Anteile',
    Counts: 'Anzahlen',
    Style: 'Stil',
    Area: 'Fläche',
    Bars: 'Balken',
    'Share axis': 'Achse der Anteile',
    'Fitted: only the part where something happens. Auto: fitted, or for lines logarithmic, when one category is most of every window':
      'Eingepasst: nur der Teil, in dem etwas geschieht. Automatisch: eingepasst, oder bei Linien logarithmisch, wenn eine Kategorie den größten Teil jedes Fensters ausmacht',
    '0 to 100 %': '0 bis 100 %',
    Fitted: 'Eingepasst',
    'Change in': 'Änderung in',
    'Relative: as a part of the baseline share, where the baseline expects at least 5 events':
      'Relativ: als Teil des Anteils in der Basis, wo diese mindestens 5 Ereignisse erwartet',
    Points: 'Punkten',
    Relative: 'Relativ',
    'Statistic in the strip': 'Statistik im Streifen',
    'One value per window, with its threshold or limit. The query chooses which statistics it returns.':
      'Ein Wert je Fenster, mit seiner Schwelle oder Grenze. Die Abfrage wählt, welche Statistiken sie liefert.',
    'Baseline lines': 'Linien der Basis',
    'Dashed lines where each category would end with its baseline share':
      'Gestrichelte Linien, wo jede Kategorie mit ihrem Anteil in der Basis enden würde',
    'Baseline column': 'Säule der Basis',
    'The baseline shares as a column left of the stack': 'Die Anteile der Basis als Säule links vom Stapel',
    'Events strip': 'Streifen der Ereignisse',
    'Number of events per window': 'Anzahl der Ereignisse je Fenster',
    'Statistic strip': 'Streifen der Statistik',
    'The chosen statistic per window': 'Die gewählte Statistik je Fenster',
    Parts: 'Teile',
    'Show one group, or all of them below each other': 'Eine Gruppe zeigen, oder alle untereinander',
    Groups: 'Gruppen',
    'Most groups shown': 'Höchstzahl gezeigter Gruppen',
    'When there are more, groups in drift come first': 'Sind es mehr, kommen driftende Gruppen zuerst',
    'The query failed.': 'Die Abfrage ist fehlgeschlagen.',
    'Open the query, correct it and run it again.':
      'Öffnen Sie die Abfrage, berichtigen Sie sie und führen Sie sie erneut aus.',
    'The query returned no data for this time range.': 'Die Abfrage lieferte keine Daten für diesen Zeitraum.',
    'Choose a longer time range, or run the query in Explore to see what it returns.':
      'Wählen Sie einen längeren Zeitraum, oder führen Sie die Abfrage in Explore aus, um zu sehen, was sie liefert.',
    'This query returns the format {0}; this panel needs a time series of windows.':
      'Diese Abfrage liefert das Format {0}; dieses Panel braucht eine Zeitreihe von Fenstern.',
    'Open the query and set Return to {0}, or show this answer in a Table panel.':
      'Öffnen Sie die Abfrage und setzen Sie Return auf {0}, oder zeigen Sie diese Antwort in einem Table-Panel.',
    'Part of this panel could not be loaded, so it cannot show series of other data sources.':
      'Ein Teil dieses Panels konnte nicht geladen werden; es kann keine Reihen anderer Datenquellen zeigen.',
    'Reload the page. If that does not help, ask who runs this Grafana whether the plugin is installed completely.':
      'Laden Sie die Seite neu. Hilft das nicht, fragen Sie, wer dieses Grafana betreibt, ob das Plugin vollständig installiert ist.',
    'The series have no counts in this time range.': 'Die Reihen haben in diesem Zeitraum keine Anzahlen.',
    'Choose a longer time range.': 'Wählen Sie einen längeren Zeitraum.',
    'Drift: {0}.': 'Drift: {0}.',
    'Drift since {0}, still on': 'Drift seit {0}, dauert an',
    'Drift since {0} until {1}': 'Drift von {0} bis {1}',
    'The query does not return {0}.': 'Die Abfrage liefert {0} nicht.',
    '{0} Add it to the statistics in the query, or choose another one for the strip.':
      '{0} Nehmen Sie sie in die Statistiken der Abfrage auf, oder wählen Sie eine andere für den Streifen.',
    'no {0}': 'kein {0}',
    base: 'Basis',
    count: 'Anzahl',
    'No baseline for the last window ({0}).': 'Keine Basis für das letzte Fenster ({0}).',
    'Baseline ({0}): {1}.': 'Basis ({0}): {1}.',
    'Open in Explore': 'In Explore öffnen',
    'Create drift alert': 'Drift-Alarm anlegen',
    'Opens the query, which keeps what is accepted': 'Öffnet die Abfrage, die das Angenommene behält',
    'Accept as the new normal': 'Als neuen Normalzustand annehmen',
    Window: 'Fenster',
    Close: 'Schließen',
    'Windows of {0}': 'Fenster von {0}',
    share: 'Anteil',
    '95 % interval': '95-%-Intervall',
    baseline: 'Basis',
    delta: 'Änderung',
    'Standard deviations from the baseline': 'Standardabweichungen von der Basis',
    residual: 'Residuum',
    'Of the category’s own test, for there being several': 'Des eigenen Tests der Kategorie, bereinigt um deren Zahl',
    'adjusted p': 'bereinigtes p',
    unseen: 'neu',
    '. For the p of each category, add adjusted p to the statistics in the query.':
      '. Für das p jeder Kategorie nehmen Sie adjusted p in die Statistiken der Abfrage auf.',
    'Copy as CSV': 'Als CSV kopieren',
    'Copy as Markdown': 'Als Markdown kopieren',
    'N: events per window, evaluated from {0}': 'N: Ereignisse je Fenster, bewertet ab {0}',
    'N: events per window': 'N: Ereignisse je Fenster',
    'Events per window: {0} in the last one; 1 window has fewer than {1}.':
      'Ereignisse je Fenster: {0} im letzten; 1 Fenster hat weniger als {1}.',
    'Events per window: {0} in the last one; {1} windows have fewer than {2}.':
      'Ereignisse je Fenster: {0} im letzten; {1} Fenster haben weniger als {2}.',
    ', dashed: its limit': ', gestrichelt: ihre Grenze',
    ', threshold {0}': ', Schwelle {0}',
    '{0}{1}; 1 of {2} windows is past it.': '{0}{1}; 1 von {2} Fenstern liegt darüber hinaus.',
    '{0}{1}; {2} of {3} windows are past it.': '{0}{1}; {2} von {3} Fenstern liegen darüber hinaus.',
    '{0}: click to show only this category, Ctrl+click to hide or show it':
      '{0}: Klick zeigt nur diese Kategorie, Strg+Klick blendet sie aus oder ein',
    'Not in the baseline': 'Nicht in der Basis',
    'DRIFT since {0}': 'DRIFT seit {0}',
    DRIFT: 'DRIFT',
    'no finished window': 'kein beendetes Fenster',
    'no window': 'kein Fenster',
    'No window has ended in this time range yet. Choose a longer time range or a shorter window.':
      'In diesem Zeitraum ist noch kein Fenster zu Ende. Wählen Sie einen längeren Zeitraum oder ein kürzeres Fenster.',
    steady: 'stabil',
    'last window {0} to {1}': 'letztes Fenster {0} bis {1}',
    'New normal since {0}: {1} has lasted and is the baseline now.':
      'Neuer Normalzustand seit {0}: {1} hat gehalten und ist jetzt die Basis.',
    'Back since {0}: the distribution agrees with its baseline again.':
      'Zurück seit {0}: Die Verteilung entspricht wieder ihrer Basis.',
    'Differs from its baseline, but too little to matter (w {0} < {1}).':
      'Weicht von der Basis ab, aber zu wenig, um von Belang zu sein (w {0} < {1}).',
    'Differs from its baseline, but not yet in enough windows for a drift.':
      'Weicht von der Basis ab, aber noch nicht in genug Fenstern für eine Drift.',
    Drift: 'Drift',
    '{0} went from {1} to {2} ({3})': '{0} ging von {1} auf {2} ({3})',
    '{0} from {1} to {2} ({3})': '{0} von {1} auf {2} ({3})',
    'The distribution moved.': 'Die Verteilung hat sich verschoben.',
    'Near its beginning: {0}, {1}. ': 'Nahe ihrem Beginn: {0}, {1}. ',
    'At its peak: p = {0}, w = {1}, N = {2}.': 'Am stärksten: p = {0}, w = {1}, N = {2}.',
    'Last window: {0}.': 'Letztes Fenster: {0}.',
    'Sensitivity: {0}.': 'Empfindlichkeit: {0}.',
    'Began {0}, decided {1}.': 'Begann {0}, entschieden {1}.',
    'Began {0} (between {1} and {2}), decided {3}.': 'Begann {0} (zwischen {1} und {2}), entschieden {3}.',
    ' and {0} more': ' und {0} weitere',
    'none of {0} groups is in drift': 'keine von {0} Gruppen driftet',
    '{0} of {1} groups is in drift: {2}{3}': '{0} von {1} Gruppen driftet: {2}{3}',
    '{0} of {1} groups are in drift: {2}{3}': '{0} von {1} Gruppen driften: {2}{3}',
    'count and baseline': 'count und baseline',
    'share and baseline': 'share und baseline',
    'Difference, {0}': 'Unterschied, {0}',
    'since {0}': 'seit {0}',
    'all windows': 'alle Fenster',
    'last window': 'letztes Fenster',
    '{0}: {1} beside {2}, {3} ({4}, 95 % for all categories together)':
      '{0}: {1} neben {2}, {3} ({4}, 95 % für alle Kategorien zusammen)',
    '{0}: {1} Show this group.': '{0}: {1} Diese Gruppe zeigen.',
    'Events in the last window': 'Ereignisse im letzten Fenster',
    'Colours: standard deviations from the baseline, from -{0} to +{1}':
      'Farben: Standardabweichungen von der Basis, von -{0} bis +{1}',
    'Standard deviations from the baseline (residual)': 'Standardabweichungen von der Basis (Residuum)',
    'No window has {0}. Add them to the statistics in the query, or choose another view.':
      'Kein Fenster hat {0}. Nehmen Sie sie in die Statistiken der Abfrage auf, oder wählen Sie eine andere Ansicht.',
    'Series of other data sources': 'Reihen anderer Datenquellen',
    'Category label': 'Label der Kategorie',
    'Label or column whose values are the categories. Leave it empty to have it chosen.':
      'Label oder Spalte, deren Werte die Kategorien sind. Leer wird es gewählt.',
    'Values are': 'Werte sind',
    'Events in each interval': 'Ereignisse in jedem Intervall',
    Rates: 'Raten',
    'Events per second': 'Ereignisse je Sekunde',
    Counters: 'Zähler',
    'Running totals, which may restart from 0': 'Laufende Summen, die wieder bei 0 beginnen können',
    States: 'Zustände',
    'How many are in each state at the time': 'Wie viele gerade in jedem Zustand sind',
    'A duration such as 1m or 1h, or auto': 'Eine Dauer wie 1m oder 1h, oder auto',
    'Compare with': 'Vergleichen mit',
    'Intended shares': 'Beabsichtigte Anteile',
    'For example: 2xx=95, 4xx=4, 5xx=1': 'Zum Beispiel: 2xx=95, 4xx=4, 5xx=1',
    'Trailing windows': 'Vorige Fenster',
    'How many windows make up the baseline': 'Wie viele Fenster die Basis bilden',
    Gap: 'Lücke',
    'Windows left out between the baseline and the window that is compared':
      'Ausgelassene Fenster zwischen der Basis und dem verglichenen Fenster',
    'Drift when p is below': 'Drift, wenn p kleiner ist als',
    'Significance level': 'Signifikanzniveau',
    'and w is at least': 'und w mindestens',
    "Size of the change (Cohen's w)": 'Größe der Änderung (Cohens w)',
    'and N is at least': 'und N mindestens',
    'Windows with fewer events are not evaluated': 'Fenster mit weniger Ereignissen werden nicht bewertet',
  },
  core: {
    ok: 'in Ordnung',
    drift: 'Drift',
    'few events': 'wenige Ereignisse',
    'no data': 'keine Daten',
    'one category': 'eine Kategorie',
    undecided: 'unentschieden',
    'counter reset': 'Zähler neu gestartet',
    incomplete: 'unvollständig',
    quiet: 'Ruhezeit',
    'cold start': 'Kaltstart',
    'The distribution agrees with its baseline.': 'Die Verteilung entspricht ihrer Basis.',
    'The distribution has moved away from its baseline.': 'Die Verteilung hat sich von ihrer Basis entfernt.',
    'Fewer than {0} events: too few to evaluate. Choose a longer window, or a lower N in “windows with N ≥”.':
      'Weniger als {0} Ereignisse: zu wenige zum Bewerten. Wählen Sie ein längeres Fenster, oder ein kleineres N in „windows with N ≥“.',
    'The upstream has no data for this window. Check the query, or allow a delay for late data.':
      'Die Quelle hat keine Daten für dieses Fenster. Prüfen Sie die Abfrage, oder lassen Sie späten Daten Zeit.',
    'There is only one category, so there is no distribution to compare. Choose another category label, or list the expected categories.':
      'Es gibt nur eine Kategorie, also keine Verteilung zum Vergleichen. Wählen Sie ein anderes Label, oder nennen Sie die erwarteten Kategorien.',
    'Not evaluated yet: no baseline, or fewer than two trailing windows with data to show normal variation. Wait for more data, or choose a test yourself.':
      'Noch nicht bewertet: keine Basis, oder weniger als zwei vorige Fenster mit Daten, die gewöhnliche Schwankung zeigen. Warten Sie auf mehr Daten, oder wählen Sie selbst einen Test.',
    'Not evaluated: a counter restarted in this window, and what it counted just before is lost.':
      'Nicht bewertet: Ein Zähler wurde in diesem Fenster neu gestartet; was er kurz davor zählte, ist verloren.',
    'Not evaluated: a series that was there just before has no value in this window.':
      'Nicht bewertet: Eine Reihe, die eben noch da war, hat in diesem Fenster keinen Wert.',
    'Not evaluated: it is in the query’s quiet times.': 'Nicht bewertet: Es liegt in den Ruhezeiten der Abfrage.',
    'Not evaluated: too soon after a deploy, or far fewer events than usual.':
      'Nicht bewertet: zu bald nach einem Deploy, oder weit weniger Ereignisse als sonst.',
    '{0}; not evaluated below {1} events': '{0}; unter {1} Ereignissen nicht bewertet',
    '{0}; {1} sparse categories are tested as one': '{0}; {1} seltene Kategorien werden als eine getestet',
    'No test, because {0}': 'Kein Test, weil {0}',
    '{0}, as asked; the {1} trailing windows vary {2}x more than chance allows':
      '{0}, wie verlangt; die {1} vorigen Fenster schwanken {2}-mal so stark, wie der Zufall erlaubt',
    '{0}, as asked': '{0}, wie verlangt',
    '{0}: p = {1}, w = {2}, because {3}': '{0}: p = {1}, w = {2}, weil {3}',
    '{0}: p = {1}, because {2}': '{0}: p = {1}, weil {2}',
    'the window has no data': 'das Fenster keine Daten hat',
    'a single category has no distribution to compare': 'eine einzige Kategorie keine Verteilung zum Vergleichen hat',
    'the window or its baseline has too few events in more than one category':
      'das Fenster oder seine Basis in mehr als einer Kategorie zu wenige Ereignisse hat',
    'the {0} trailing windows vary {1}x more than chance allows':
      'die {0} vorigen Fenster {1}-mal so stark schwanken, wie der Zufall erlaubt',
    "{0} trailing windows are too few to be sure that they don't vary more than chance allows":
      '{0} vorige Fenster zu wenige sind, um sicher zu sein, dass sie nicht mehr schwanken, als der Zufall erlaubt',
    '{0} and the {1} trailing windows vary no more than chance allows':
      '{0} und die {1} vorigen Fenster nicht mehr schwanken, als der Zufall erlaubt',
    "{0}; how much windows vary beyond chance isn't known from {1} trailing windows":
      '{0}; wie sehr Fenster über den Zufall hinaus schwanken, lässt sich aus {1} vorigen Fenstern nicht sagen',
    'the baseline is intended, not measured': 'die Basis beabsichtigt ist, nicht gemessen',
    'the baseline was counted too': 'auch die Basis gezählt wurde',
    'each category is compared with how far earlier windows departed from their own baselines':
      'jede Kategorie damit verglichen wird, wie weit frühere Fenster von ihrer eigenen Basis abwichen',
    'the intended shares expect too few events in most categories; outcomes are counted one by one':
      'die beabsichtigten Anteile in den meisten Kategorien zu wenige Ereignisse erwarten; Ausgänge werden einzeln gezählt',
    'the intended shares expect too few events in most categories; outcomes are drawn (seeded)':
      'die beabsichtigten Anteile in den meisten Kategorien zu wenige Ereignisse erwarten; Ausgänge werden gezogen (mit festem Startwert)',
    'Departure test': 'Abweichungstest',
    'Dirichlet test': 'Dirichlet-Test',
    'Exact test': 'Exakter Test',
    'G-test': 'G-Test',
    'Goodness-of-fit test': 'Anpassungstest',
    'Two-sample test': 'Zweistichprobentest',
    'Monte Carlo test': 'Monte-Carlo-Test',
    'Predictive check': 'Prognoseprüfung',
    'Quasi-F test': 'Quasi-F-Test',
    'about 1 false alarm in {0} days per group': 'etwa 1 Fehlalarm in {0} Tagen je Gruppe',
    'p < {0} as chosen': 'p < {0} wie gewählt',
    'intended shares': 'beabsichtigte Anteile',
    'another query': 'eine andere Abfrage',
    'equal shares': 'gleiche Anteile',
    'trailing {0} windows of {1}, gap {2}': 'die {0} vorigen Fenster zu {1}, Lücke {2}',
    'trailing {0} windows, gap {1}': 'die {0} vorigen Fenster, Lücke {1}',
    '{0} before': '{0} davor',
    'counts of {0}': 'Anzahlen von {0}',
    now: 'jetzt',
    'share of the shift': 'Anteil an der Verschiebung',
    'Part of the window’s events that are of the category':
      'Teil der Ereignisse des Fensters, der zur Kategorie gehört',
    'Events of the category in the window; for states, how many were in it on average':
      'Ereignisse der Kategorie im Fenster; bei Zuständen, wie viele im Mittel darin waren',
    'Share of the category in the baseline': 'Anteil der Kategorie in der Basis',
    'Share less baseline share': 'Anteil abzüglich des Anteils in der Basis',
    'Part of the whole shift, with its sign: the parts’ sizes sum to 1':
      'Teil der ganzen Verschiebung, mit Vorzeichen: die Größen der Teile ergeben zusammen 1',
    lower: 'unteres Ende',
    upper: 'oberes Ende',
    'Lower end of the share’s 95 % credible interval (Jeffreys)':
      'Unteres Ende des 95-%-Kredibilitätsintervalls des Anteils (Jeffreys)',
    'Upper end of the share’s 95 % credible interval (Jeffreys)':
      'Oberes Ende des 95-%-Kredibilitätsintervalls des Anteils (Jeffreys)',
    'Adjusted standardised residual: standard deviations from the baseline, taken as exact and multinomial':
      'Bereinigtes standardisiertes Residuum: Standardabweichungen von der Basis, die als exakt und multinomial gilt',
    'Category p corrected for there being several categories (Holm, unless another is chosen)':
      'p der Kategorie, bereinigt um die Zahl der Kategorien (Holm, wenn nicht anders gewählt)',
    p: 'p',
    'p: chance of such a window without drift': 'p: Wahrscheinlichkeit eines solchen Fensters ohne Drift',
    'Probability of a window at least this unusual if nothing has changed, by the chosen test':
      'Wahrscheinlichkeit eines mindestens so ungewöhnlichen Fensters, wenn sich nichts geändert hat, nach dem gewählten Test',
    'chi-square': 'Chi-Quadrat',
    'Chi-square statistic': 'Chi-Quadrat-Statistik',
    'The chosen test’s Pearson’s X², sparse categories pooled; two-sample when the baseline was counted':
      'Pearsons X² des gewählten Tests, seltene Kategorien zusammengefasst; für zwei Stichproben, wenn die Basis gezählt wurde',
    inflation: 'Inflation',
    'What the chosen test divided X² by, since windows vary more than chance allows: 1 where it didn’t':
      'Wodurch der gewählte Test X² geteilt hat, weil Fenster mehr schwanken, als der Zufall erlaubt: 1, wo nicht',
    'p over scales': 'p über Skalen',
    'The least p of the window and the longer ones that end with it, corrected for their number':
      'Das kleinste p des Fensters und der längeren, die mit ihm enden, bereinigt um deren Zahl',
    'sequential p': 'sequenzielles p',
    'Always-valid p of all windows since the test began: stays valid however often one looks':
      'Stets gültiges p aller Fenster seit Beginn des Tests: bleibt gültig, so oft man auch nachsieht',
    'posterior predictive p': 'prädiktives p',
    'Chance of a window as unusual when shares are only known from the baseline’s counts (Dirichlet-multinomial)':
      'Wahrscheinlichkeit eines so ungewöhnlichen Fensters, wenn Anteile nur aus den Anzahlen der Basis bekannt sind (Dirichlet-multinomial)',
    w: 'w',
    'w: size of the change (Cohen’s w)': 'w: Größe der Änderung (Cohens w)',
    'Cohen’s w, the size of the change: 0.1 small, 0.3 medium, 0.5 large':
      'Cohens w, die Größe der Änderung: 0.1 klein, 0.3 mittel, 0.5 groß',
    'KL divergence': 'KL-Divergenz',
    'KL divergence from the baseline': 'KL-Divergenz von der Basis',
    'Kullback-Leibler divergence of the window from the baseline, in nats, smoothed by half an event':
      'Kullback-Leibler-Divergenz des Fensters von der Basis, in Nats, um ein halbes Ereignis geglättet',
    PSI: 'PSI',
    'PSI from the baseline': 'PSI von der Basis',
    'Population stability index, smoothed by half an event':
      'Population Stability Index, um ein halbes Ereignis geglättet',
    'Jensen-Shannon': 'Jensen-Shannon',
    'Jensen-Shannon from the baseline': 'Jensen-Shannon von der Basis',
    'Jensen-Shannon distance from the baseline, in root nats: 0 alike, 0.83 nothing in common':
      'Jensen-Shannon-Abstand von der Basis, in Wurzel-Nats: 0 gleich, 0.83 nichts gemeinsam',
    Hellinger: 'Hellinger',
    'Hellinger from the baseline': 'Hellinger von der Basis',
    'Hellinger distance from the baseline: 0 alike, 1 nothing in common':
      'Hellinger-Abstand von der Basis: 0 gleich, 1 nichts gemeinsam',
    'total variation': 'totale Variation',
    'total variation from the baseline': 'totale Variation von der Basis',
    'Part of the events that would have to change category for the window to be as its baseline':
      'Teil der Ereignisse, der die Kategorie wechseln müsste, damit das Fenster wie seine Basis wäre',
    entropy: 'Entropie',
    'How evenly events spread over the categories, in bits: 0 when all are of one kind':
      'Wie gleichmäßig sich Ereignisse auf die Kategorien verteilen, in Bit: 0, wenn alle von einer Art sind',
    evenness: 'Gleichmaß',
    'Entropy as a part of the most that so many categories can have: 1 when all are alike':
      'Entropie als Teil der größten, die so viele Kategorien haben können: 1, wenn alle gleich häufig sind',
    overdispersion: 'Überdispersion',
    'Overdispersion ratio of the trailing windows': 'Überdispersion der vorigen Fenster',
    'By how much the trailing windows vary more than chance allows: about 1 when they are multinomial':
      'Um wie viel die vorigen Fenster mehr schwanken, als der Zufall erlaubt: etwa 1, wenn sie multinomial sind',
    'rare rate': 'Anteil seltener',
    'Share of rare categories': 'Anteil seltener Kategorien',
    'Share of events in the categories named rare': 'Anteil der Ereignisse in den als selten genannten Kategorien',
    'burn rate': 'Verbrauchsrate',
    'Rare rate over what the objective allows, the least of the window and the longer ones: 1 spends the budget':
      'Anteil seltener über dem, was das Ziel erlaubt, der kleinste des Fensters und der längeren: 1 verbraucht das Budget',
    'unseen share': 'Anteil neuer',
    'Share of events in categories that the baseline does not have, or that are not expected ones':
      'Anteil der Ereignisse in Kategorien, die die Basis nicht hat oder die nicht erwartet sind',
    'burn rate, {0}': 'Verbrauchsrate, {0}',
    'Share of rare categories in the {0} up to the window’s end, over what the objective allows':
      'Anteil seltener Kategorien in den {0} bis zum Ende des Fensters, über dem, was das Ziel erlaubt',
    'fast burn': 'schneller Verbrauch',
    'Fast burn of the error budget: above 1 pages': 'Schneller Verbrauch des Fehlerbudgets: über 1 wird gerufen',
    'The higher of 1h and 5m over 14.4, and 6h and 30m over 6: above 1 pages. The long one by its exact limit':
      'Das Höhere aus 1h und 5m über 14.4, und 6h und 30m über 6: über 1 wird gerufen. Das lange mit seiner exakten Grenze',
    'slow burn': 'langsamer Verbrauch',
    'Slow burn of the error budget: above 1 is a ticket':
      'Langsamer Verbrauch des Fehlerbudgets: über 1 ist ein Ticket',
    'The higher of 1d and 2h over 3, and 3d and 6h over 1: above 1 is a ticket. The long one by its exact limit':
      'Das Höhere aus 1d und 2h über 3, und 3d und 6h über 1: über 1 ist ein Ticket. Das lange mit seiner exakten Grenze',
    'allocation p': 'p der Zuteilung',
    'Chi-square p of the buckets against their intended shares, taken as multinomial':
      'Chi-Quadrat-p der Eimer gegen ihre beabsichtigten Anteile, als multinomial genommen',
  },
};
