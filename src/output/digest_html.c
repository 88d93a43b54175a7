#include "output/digest_plot.h"
#include "output/digest_style.h"
#include "output/digest_svg.h"
#include "output/output.h"

typedef struct html_page {
    empi_writer output;
    const empi_publication *publication;
    const empi_digest *digest;
    const empi_cell *total;
} html_page;

static void put(html_page *page, const char *text)
{
    empi_writer_text(&page->output, text);
}

static void put_number(html_page *page, int64_t number)
{
    empi_write_dutch_number(&page->output, number);
}

/* ---- Tables ------------------------------------------------------------------------------ */

static void put_cell(html_page *page, const empi_cell *cell)
{
    put(page, cell->shown == EMPI_EXACT ? "<td>" : "<td class=\"withheld\">");
    if (cell->shown == EMPI_FEW) {
        put(page, "&lt; ");
        put_number(page, cell->most + 1);
    } else if (cell->shown == EMPI_HELD) {
        put(page, "≥ ");
        put_number(page, cell->least);
    } else if (cell->shown == EMPI_MANY) {
        put_number(page, cell->least);
        put(page, "–");
        put_number(page, cell->most);
    } else if (cell->shown == EMPI_EXACT) {
        put_number(page, cell->value);
    } else {
        put(page, "<span aria-label=\"weggelaten\">–</span>");
    }
    put(page, "</td>");
}

static void begin_table(html_page *page, const char *caption, const char *more)
{
    put(page, "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Tabel: ");
    empi_write_html(&page->output, caption);
    put(page, more);
    put(page, "\">\n<table>\n<caption>");
    empi_write_html(&page->output, caption);
    put(page, more);
    put(page, "</caption>\n<thead><tr>");
}

static void put_heading(html_page *page, const char *heading)
{
    put(page, "<th scope=\"col\">");
    empi_write_html(&page->output, heading);
    put(page, "</th>");
}

static const size_t table_figures[] = {
    EMPI_FIGURE_CONVERSATIONS, EMPI_FIGURE_KIND,      EMPI_FIGURE_KIND + 1,
    EMPI_FIGURE_KIND + 2,      EMPI_FIGURE_KIND + 3,  EMPI_FIGURE_EVENT,
    EMPI_FIGURE_EVENT + 1,     EMPI_FIGURE_EVENT + 2, EMPI_FIGURE_EVENT + 3,
    EMPI_FIGURE_EVENT + 4,     EMPI_FIGURE_OCCASION,  EMPI_FIGURE_ACKNOWLEDGED,
    EMPI_FIGURE_OPEN};
enum { TABLE_FIGURES = sizeof table_figures / sizeof *table_figures };

static void put_row(html_page *page, enum empi_view view, const empi_public_group *group)
{
    put(page, "<tr><th scope=\"row\">");
    empi_write_group_name(&page->output, page->digest, view, group);
    put(page, "</th>");
    for (size_t i = 0; i < TABLE_FIGURES; i++)
        put_cell(page, &group->cells[table_figures[i]]);
    put(page, "</tr>\n");
}

static void put_view_table(html_page *page, enum empi_view view, const char *caption,
                           const char *first)
{
    const empi_publication *publication = page->publication;
    begin_table(page, caption, "");
    put_heading(page, first);
    for (size_t i = 0; i < TABLE_FIGURES; i++)
        put_heading(page, empi_figure_label(page->digest, table_figures[i]));
    put(page, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < publication->counts[view]; i++)
        put_row(page, view, &publication->groups[view][i]);
    put(page, "</tbody>\n<tfoot><tr><th scope=\"row\">alles samen</th>");
    for (size_t i = 0; i < TABLE_FIGURES; i++)
        put_cell(page, &page->total[table_figures[i]]);
    put(page, "</tr></tfoot>\n</table>\n</div>\n");
}

/* Which signals of a kind in which theme. */
static void put_cue_table(html_page *page, enum empi_view view, const empi_list *list,
                          const char *first)
{
    const empi_publication *publication = page->publication;
    begin_table(page, list->title, " per thema");
    put_heading(page, first);
    for (size_t i = list->first; i < list->end; i++)
        put_heading(page, empi_figure_label(page->digest, i));
    put(page, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < publication->counts[view]; i++) {
        const empi_public_group *group = &publication->groups[view][i];
        put(page, "<tr><th scope=\"row\">");
        empi_write_group_name(&page->output, page->digest, view, group);
        put(page, "</th>");
        for (size_t figure = list->first; figure < list->end; figure++)
            put_cell(page, &group->cells[figure]);
        put(page, "</tr>\n");
    }
    put(page, "</tbody>\n</table>\n</div>\n");
}

static void put_list_table(html_page *page, const empi_list *list, const char *first)
{
    begin_table(page, list->title, "");
    put_heading(page, first);
    put_heading(page, "gesprekken");
    put(page, "</tr></thead>\n<tbody>\n");
    for (size_t i = list->first; i < list->end; i++) {
        put(page, "<tr><th scope=\"row\">");
        empi_write_html(&page->output, empi_figure_label(page->digest, i));
        put(page, "</th>");
        put_cell(page, &page->total[i]);
        put(page, "</tr>\n");
    }
    put(page, "</tbody>\n</table>\n</div>\n");
}

/* ---- Sections ---------------------------------------------------------------------------- */

static void begin_section(html_page *page, const char *id, const char *heading)
{
    put(page, "<section aria-labelledby=\"");
    put(page, id);
    put(page, "\">\n<h2 id=\"");
    put(page, id);
    put(page, "\">");
    put(page, heading);
    put(page, "</h2>\n");
}

static void put_meaning(html_page *page, const char *says, const char *does_not)
{
    put(page, "<div class=\"means\"><p><strong>Dit zegt</strong> ");
    put(page, says);
    put(page, "</p>\n<p><strong>Dit zegt niet</strong> ");
    put(page, does_not);
    put(page, "</p></div>\n");
}

static void put_key(html_page *page, size_t figure)
{
    put(page, "<div><dt>");
    empi_write_html(&page->output, empi_figure_label(page->digest, figure));
    put(page, "</dt><dd>");
    empi_write_cell_words(&page->output, &page->total[figure]);
    put(page, "</dd></div>\n");
}

static void put_summary(html_page *page)
{
    begin_section(page, "kort", "In het kort");
    put(page, "<dl class=\"keys\">\n");
    put_key(page, EMPI_FIGURE_CONVERSATIONS);
    for (size_t i = EMPI_FIGURE_KIND; i < EMPI_FIGURE_EVENT; i++)
        put_key(page, i);
    put_key(page, EMPI_FIGURE_EVENT + 1);
    put_key(page, EMPI_FIGURE_OPEN);
    put(page, "</dl>\n<p>In één gesprek kan meer te horen zijn, dus deze getallen zijn niet bij "
              "elkaar op te tellen.</p>\n</section>\n");
}

static void put_reading_guide(html_page *page)
{
    int64_t minimum = page->digest->options.minimum;
    begin_section(page, "lezen", "Zo leest u dit overzicht");
    put(page, "<ul>\n<li><strong>Geteld zijn gesprekken, geen mensen en geen berichten.</strong> "
              "Een gesprek telt mee waar iets er minstens één keer in te horen is. Een los bericht "
              "telt als een gesprek. Wie drie gesprekken voert, telt drie keer.</li>\n"
              "<li><strong>Een signaal is een leesvoorstel bij woorden</strong>, geen oordeel over "
              "wie schreef. Soms wordt iets gemist, soms iets gehoord dat er niet was. Kleine "
              "verschillen tussen perioden of thema’s zeggen daarom weinig.</li>\n"
              "<li><strong>Gebruik dit niet om medewerkers, teams of schrijvers te "
              "vergelijken.</strong> Daar is het niet voor gemaakt, en wie het toch doet, leert "
              "mensen om signalen te vermijden.</li>\n");
    if (minimum > 1) {
        put(page, "<li><strong>Kleine groepen staan er niet in.</strong> Perioden, thema’s en "
                  "kanalen met minder dan ");
        put_number(page, minimum);
        put(page, " gesprekken staan samen onder “andere”. In tabellen betekent “&lt; ");
        put_number(page, minimum);
        put(page, "”: nul tot en met ");
        put_number(page, minimum - 1);
        put(page, ". Een bereik, zoals “26–29”, staat er waar bijna alle gesprekken meetellen. "
                  "“≥ ");
        put_number(page, minimum);
        put(page, "” en “–” staan waar een getal is weggelaten, omdat anders een klein getal uit "
                  "een optelsom zou volgen. In grafieken is een bereik een lichte balk.</li>\n");
    }
    put(page, "</ul>\n</section>\n");
}

static void put_periods(html_page *page)
{
    static const char *const titles[] = {"Per dag", "Per week", "Per maand"};
    static const char *const ids[] = {"plot-frustratie", "plot-vraag", "plot-stilte", "plot-nood"};
    empi_columns columns = {"plot-gesprekken", "Gesprekken", EMPI_FIGURE_CONVERSATIONS,
                            EMPI_NO_FIGURE, 0};
    int highest = 1;
    if (page->publication->counts[EMPI_VIEW_PERIOD] == 0)
        return;
    begin_section(page, "perioden", titles[page->digest->options.period - EMPI_PERIOD_DAY]);
    put_meaning(page,
                "hoe vaak iets te horen was in de gesprekken die in een periode begonnen. De vier "
                "kleine grafieken hebben dezelfde schaal en zijn dus te vergelijken.",
                "waardoor het kwam. Gesprekken die kort geleden begonnen, zijn vaak nog niet af: "
                "stilte en herhaalde vragen komen er later nog bij.");
    empi_plot_columns(&page->output, page->publication, &columns);
    put(page, "<div class=\"small\">\n");
    for (int i = 0; i < 4; i++) {
        columns =
            (empi_columns){NULL, NULL, EMPI_FIGURE_KIND + (size_t)i, EMPI_FIGURE_CONVERSATIONS, 0};
        if (empi_columns_highest(page->publication, &columns) > highest)
            highest = empi_columns_highest(page->publication, &columns);
    }
    for (int i = 0; i < 4; i++) {
        size_t figure = EMPI_FIGURE_KIND + (size_t)i;
        columns = (empi_columns){ids[i], empi_figure_label(page->digest, figure), figure,
                                 EMPI_FIGURE_CONVERSATIONS, highest};
        empi_plot_columns(&page->output, page->publication, &columns);
    }
    put(page, "</div>\n");
    put_view_table(page, EMPI_VIEW_PERIOD, "Gesprekken naar het moment waarop ze begonnen",
                   "begonnen in");
    put(page, "</section>\n");
}

/* The cues of a kind, which stand together. */
static empi_list cues_of(const html_page *page, int32_t kind)
{
    static const char *const ids[] = {"plot-cue-1", "plot-cue-2", "plot-cue-3", "plot-cue-4"};
    empi_list list = {ids[kind - 1],
                      empi_figure_label(page->digest, EMPI_FIGURE_KIND + (size_t)kind - 1),
                      "aantal gesprekken", EMPI_FIGURE_CUE, 0};
    while (list.first < page->digest->figure_count &&
           empi_digest_cue_kind(page->digest, list.first) < kind)
        list.first++;
    list.end = list.first;
    while (list.end < page->digest->figure_count &&
           empi_digest_cue_kind(page->digest, list.end) == kind)
        list.end++;
    return list;
}

static void put_cues(html_page *page)
{
    bool by_theme = page->publication->counts[EMPI_VIEW_THEME] > 1;
    begin_section(page, "signalen", "Wat er te horen was");
    put_meaning(page,
                "in hoeveel gesprekken een signaal te horen was. Bij een gemaskeerde vraag staat "
                "waar de vraag onder de woorden over gaat.",
                "hoe erg het was, en niet of de schrijver het zelf zo zou noemen. Eén gesprek kan "
                "bij meer signalen meetellen.");
    put(page, "<div class=\"small\">\n");
    for (int32_t kind = EMPI_FRUSTRATION; kind <= EMPI_DISTRESS; kind++) {
        empi_list list = cues_of(page, kind);
        empi_plot_list(&page->output, page->publication, &list);
    }
    put(page, "</div>\n");
    for (int32_t kind = EMPI_FRUSTRATION; kind <= EMPI_DISTRESS; kind++) {
        empi_list list = cues_of(page, kind);
        if (list.first < list.end && by_theme)
            put_cue_table(page, EMPI_VIEW_THEME, &list, "thema");
        else if (list.first < list.end)
            put_list_table(page, &list, "signaal");
    }
    put(page, "</section>\n");
}

static void put_answers(html_page *page)
{
    empi_columns columns = {"plot-erkend", "Steeds erkend, van de gesprekken met aanleiding",
                            EMPI_FIGURE_ACKNOWLEDGED, EMPI_FIGURE_OCCASION, 100};
    begin_section(page, "erkenning", "Erkenning");
    put_meaning(page,
                "in welk deel van de gesprekken waarin iemand iets liet merken en antwoord kreeg, "
                "dat antwoord het steeds benoemde: het gevoel, de moeite of het gevolg.",
                "of het antwoord goed was, of vriendelijk. Erkenning die niet in woorden staat, "
                "zoals een telefoontje, is hier niet te zien.");
    empi_plot_columns(&page->output, page->publication, &columns);
    begin_table(page, "Erkenning in alle gesprekken samen", "");
    put_heading(page, "wat");
    put_heading(page, "gesprekken");
    put(page, "</tr></thead>\n<tbody>\n<tr><th scope=\"row\">iets laten merken, en antwoord "
              "gekregen</th>");
    put_cell(page, &page->total[EMPI_FIGURE_OCCASION]);
    put(page, "</tr>\n<tr><th scope=\"row\">daarvan steeds erkend</th>");
    put_cell(page, &page->total[EMPI_FIGURE_ACKNOWLEDGED]);
    put(page, "</tr>\n</tbody>\n</table>\n</div>\n</section>\n");
}

static void put_debt(html_page *page)
{
    const empi_list ages = {"plot-schuld", "Gesprekken waarin iets openstaat, naar leeftijd",
                            "aantal gesprekken", EMPI_FIGURE_AGE, EMPI_FIGURE_AGE + EMPI_AGES};
    begin_section(page, "schuld", "Empathieschuld: wat nog openstaat");
    put_meaning(page,
                "in hoeveel gesprekken iets is getoond dat nog niemand heeft erkend, of iets is "
                "beloofd dat over tijd is, en hoe lang het oudste daarvan openstaat op het moment "
                "van kijken.",
                "dat iemand iets fout deed. Het is een lijst van gesprekken waar nog iets te doen "
                "is, geen score.");
    empi_plot_list(&page->output, page->publication, &ages);
    put_list_table(page, &ages, "leeftijd van het oudste");
    put(page, "</section>\n");
}

static void put_groups(html_page *page, enum empi_view view)
{
    bool theme = view == EMPI_VIEW_THEME;
    const empi_bars bars[] = {
        {theme ? "plot-thema-vraag" : "plot-kanaal-vraag",
         theme ? "Dezelfde vraag komt terug, per thema" : "Dezelfde vraag komt terug, per kanaal",
         view, EMPI_FIGURE_EVENT + 1},
        {theme ? "plot-thema-frustratie" : "plot-kanaal-frustratie",
         theme ? "Frustratie, per thema" : "Frustratie, per kanaal", view, EMPI_FIGURE_KIND}};
    if (page->publication->counts[view] < 2)
        return;
    begin_section(page, theme ? "themas" : "kanalen", theme ? "Per thema" : "Per kanaal");
    put_meaning(page,
                "in hoeveel van de gesprekken iets te horen was. De hele balk is het aantal "
                "gesprekken, het donkere deel waar het in te horen was.",
                theme ? "dat een thema slecht geregeld is. Zware onderwerpen brengen zware "
                        "berichten mee. Kijk naar wat mensen opnieuw moeten vragen: daar mist iets."
                      : "dat een kanaal beter of slechter werkt: mensen kiezen hun kanaal ook naar "
                        "hoe hoog het zit, en in een kort bericht is minder te horen.");
    put(page, "<div class=\"small\">\n");
    empi_plot_bars(&page->output, page->publication, &bars[0]);
    empi_plot_bars(&page->output, page->publication, &bars[1]);
    put(page, "</div>\n");
    put_view_table(page, view, theme ? "Gesprekken per thema" : "Gesprekken per kanaal",
                   theme ? "thema" : "kanaal");
    put(page, "</section>\n");
}

/* ---- The page ---------------------------------------------------------------------------- */

static void put_head(html_page *page)
{
    put(page, "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"color-scheme\" content=\"light dark\">\n"
              "<meta name=\"robots\" content=\"noindex\">\n"
              "<title>Wat er binnenkomt: overzicht van gesprekken</title>\n<style>\n");
    empi_write_digest_style(&page->output);
    put(page, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">Naar de inhoud</a>\n"
              "<main id=\"inhoud\" tabindex=\"-1\">\n<h1>Wat er binnenkomt</h1>\n");
}

static void put_too_few(html_page *page)
{
    put(page, "<p>Er zijn minder dan ");
    put_number(page, page->digest->options.minimum);
    put(page, " gesprekken. Dat is te weinig om te tellen zonder dat het over personen gaat. Neem "
              "een langere tijd.</p>\n");
}

static void put_foot(html_page *page)
{
    put(page, "</main>\n<footer><p>Gemaakt door empathie, met woordenlijsten <code>");
    for (int i = 0; i < 12; i++)
        empi_writer_byte(&page->output, page->digest->engine->program->fingerprint[i]);
    put(page, "</code>. De tekst van berichten staat niet in dit overzicht. Maak van dezelfde "
              "gesprekken niet meer dan één overzicht openbaar: uit het verschil tussen twee "
              "kunnen kleine groepen blijken.</p></footer>\n</body>\n</html>\n");
}

size_t empi_output_digest_html(const empi_publication *publication, char *buffer, size_t capacity)
{
    html_page page = {{0}, publication, publication->digest, publication->total.cells};
    empi_writer_init(&page.output, buffer, capacity);
    put_head(&page);
    if (page.total[EMPI_FIGURE_CONVERSATIONS].shown != EMPI_EXACT ||
        page.total[EMPI_FIGURE_CONVERSATIONS].value == 0) {
        put_too_few(&page);
    } else {
        put(&page, "<p class=\"lead\">Wat mensen tussen de regels vertellen, geteld in ");
        put_number(&page, page.total[EMPI_FIGURE_CONVERSATIONS].value);
        put(&page, " gesprekken. Het gaat over woorden in berichten, niet over wie ze "
                   "schreef.</p>\n");
        put_summary(&page);
        put_reading_guide(&page);
        put_periods(&page);
        put_cues(&page);
        put_answers(&page);
        put_debt(&page);
        put_groups(&page, EMPI_VIEW_THEME);
        put_groups(&page, EMPI_VIEW_CHANNEL);
    }
    put_foot(&page);
    return empi_writer_end(&page.output);
}
