/* See markdown.h. */
#include "lesson/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lesson/entity.h"
#include "lesson/fence.h"
#include "lesson/inline.h"
#include "lesson/role.h"

/* What the next text becomes the beginning of. */
typedef enum Next { NEXT_PARAGRAPH, NEXT_ITEM, NEXT_HEADING } Next;

/* What the texts that come are collected for, whole; COLLECT_NOTHING: they become spans. */
typedef enum Collect { COLLECT_NOTHING, COLLECT_TITLE, COLLECT_CODE, COLLECT_MATH } Collect;

typedef struct Markdown {
    Build *build;
    Inline in;
    int base; /* depth of what lies in no list */
    int lists, quotes;
    int number[LESSON_DEPTH]; /* of the list's next item; 0 for bullets */
    int item;                 /* number of the item that begins */
    Next next;
    int block; /* of the step: takes the spans; -1 for none, LOST when there was no room for it */
    bool cell, head; /* in a table: a cell of it, its heading */
    bool row_begins; /* no text of the row has come yet */
    int skipped;     /* this deep in something that is left out */

    Collect collect;
    char *text; /* owned */
    size_t used, room;
    int text_line; /* where it begins, 0 when it is not known yet */
    Fence fence;
    char *info; /* of the fence; owned */
} Markdown;

enum { LOST = -2 };

static Block *block_at(const Markdown *m) {
    return &build_last(m->build)->block[m->block];
}

/* --- Prose --- */

static int depth(const Markdown *m) {
    return m->base + m->lists;
}

static BlockKind next_kind(const Markdown *m) {
    switch (m->next) {
    case NEXT_PARAGRAPH: break;
    case NEXT_ITEM: return BLOCK_ITEM;
    case NEXT_HEADING: return BLOCK_HEADING;
    }
    return m->quotes > 0 ? BLOCK_QUOTE : BLOCK_PARAGRAPH;
}

/* A block for the text that begins in this line. */
static void open_prose(Markdown *m, int line) {
    bool item = m->next == NEXT_ITEM;
    Block *block = build_block(m->build, next_kind(m), line, depth(m) - (item ? 1 : 0));
    if (block && item) block->number = m->item;
    m->block = block ? build_last(m->build)->blocks - 1 : LOST;
    m->next = NEXT_PARAGRAPH;
    m->in.depth = depth(m);
    inline_begin(&m->in);
}

/* "##Title" is no heading in Markdown, and its step would be lost in the one before. */
static void refuse_heading(const Markdown *m, Prose prose) {
    const Span *first = &m->build->lesson->span[prose.first];
    bool meant = prose.count > 0 && first->kind == SPAN_TEXT && strncmp(first->text, "##", 2) == 0;
    if (meant)
        build_error(m->build, first->line, depth(m), "write a blank after the ## of a heading");
}

static void close_prose(Markdown *m) {
    if (m->block >= 0 && !m->cell) {
        Prose prose = inline_end(&m->in); /* may add an error, which moves the blocks */
        block_at(m)->prose = prose;
        if (block_at(m)->kind == BLOCK_PARAGRAPH) refuse_heading(m, prose);
    }
    m->block = -1;
}

/* An item that begins with something else than text stands there all the same. */
static void settle(Markdown *m) {
    if (m->next == NEXT_ITEM) open_prose(m, inline_next_line(&m->in));
    close_prose(m);
}

/* --- Collected text --- */

static void begin_collect(Markdown *m, Collect what) {
    m->collect = what;
    m->used = 0;
    m->text_line = 0;
}

static void collect(Markdown *m, const char *text, size_t length) {
    if (m->used + length + 1 > m->room) {
        m->room = 2 * m->room + length + 256;
        m->text = memory_resize(m->text, m->room);
    }
    int line = inline_line(&m->in, text);
    if (m->text_line == 0 && inline_owns(&m->in, text)) m->text_line = line;
    for (size_t i = 0; i < length; i++) {
        bool tab =
            text[i] == '\t' && m->collect != COLLECT_CODE; /* code keeps them as they stand */
        m->text[m->used++] = tab ? ' ' : text[i];
    }
}

/* A title is one line. */
static void collect_title(Markdown *m, MD_TEXTTYPE type, const char *text, size_t length) {
    char letter[8];
    bool line = type == MD_TEXT_SOFTBR || type == MD_TEXT_BR;
    if (line) {
        collect(m, " ", 1);
    } else if (type == MD_TEXT_ENTITY && entity_text(text, length, letter)) {
        collect(m, letter, strlen(letter));
    } else {
        collect(m, text, length);
    }
}

/* The whole of it, ended by 0. Returns where it begins. */
static int end_collect(Markdown *m) {
    m->collect = COLLECT_NOTHING;
    collect(m, "", 0);
    m->text[m->used] = '\0';
    return m->text_line > 0 ? m->text_line : inline_next_line(&m->in);
}

/* Text as it stands: without the end of its last line. Tabs are four blanks here. */
static const char *keep_text(Markdown *m) {
    char *plain = memory_zeroed(4 * m->used + 1, 1);
    size_t to = 0;
    while (m->used > 0 && strchr("\n ", m->text[m->used - 1])) m->used--;
    for (size_t i = 0; i < m->used; i++) {
        bool tab = m->text[i] == '\t';
        if (tab) memset(plain + to, ' ', 4);
        if (!tab) plain[to] = m->text[i];
        to += tab ? 4 : 1;
    }
    const char *kept = build_text(m->build, plain, to);
    free(plain);
    return kept;
}

static void add_text_block(Markdown *m, BlockKind kind, int line) {
    if (!build_open(m->build, line)) return;
    const char *text = keep_text(m);
    char why[256];
    if (kind == BLOCK_MATH && !role_leaves_formula(text, why)) {
        build_error(m->build, line, depth(m), "%s", why);
        return;
    }
    if (kind == BLOCK_MATH) text += strspn(text, " ");
    Block *block = text[0] ? build_block(m->build, kind, line, depth(m)) : NULL;
    if (block) block->text = text;
}

/* --- Headings --- */

static void enter_heading(Markdown *m, const MD_BLOCK_H_DETAIL *detail) {
    settle(m);
    if (detail->level > 2) {
        m->next = NEXT_HEADING;
    } else {
        begin_collect(m, COLLECT_TITLE);
    }
}

static void leave_heading(Markdown *m, const MD_BLOCK_H_DETAIL *detail) {
    close_prose(m);
    m->next = NEXT_PARAGRAPH;
    if (detail->level > 2) return;
    int line = end_collect(m);
    if (detail->level == 1) {
        build_error(m->build, line, depth(m),
                    "steps begin with ##, and the lesson's title stands in "
                    "the front matter; write ## here");
    } else if (m->build->hinted || m->build->noted || m->lists > 0 || m->quotes > 0) {
        build_error(m->build, line, depth(m),
                    "a step begins within a list, a quote, a hint or a note; write ## at the left "
                    "margin, or "
                    "### for a heading");
    } else {
        build_step(m->build, m->text, m->used, line);
    }
}

/* --- Lists --- */

static void enter_list(Markdown *m, int number) {
    settle(m);
    if (m->lists == LESSON_DEPTH) {
        build_error(m->build, inline_next_line(&m->in), depth(m),
                    "lists lie more than %d deep here; bring them further left", LESSON_DEPTH);
        m->skipped = 1;
        return;
    }
    m->number[m->lists++] = number;
}

static void enter_item(Markdown *m, const MD_BLOCK_LI_DETAIL *detail) {
    int *number = &m->number[m->lists - 1];
    m->item = *number;
    if (detail->is_task) m->item = detail->task_mark == ' ' ? -1 : -2;
    if (*number > 0) ++*number;
    m->next = NEXT_ITEM;
}

/* --- Tables --- */

static void enter_table(Markdown *m, const MD_BLOCK_TABLE_DETAIL *detail) {
    settle(m);
    if (detail->col_count <= LESSON_COLUMNS) return;
    build_error(m->build, inline_next_line(&m->in), depth(m),
                "this table has %u columns; it may have at most %d", detail->col_count,
                LESSON_COLUMNS);
    m->skipped = 1;
}

static void enter_row(Markdown *m) {
    Block *block = build_block(m->build, BLOCK_ROW, inline_next_line(&m->in), depth(m));
    if (block) block->first = m->head;
    m->block = block ? build_last(m->build)->blocks - 1 : LOST;
    m->cell = true;
    m->row_begins = true;
}

static void leave_row(Markdown *m) {
    m->cell = false;
    m->block = -1;
}

/* The first text of a row tells its line. */
static void place_row(Markdown *m, int line) {
    if (m->row_begins && m->block >= 0) block_at(m)->line = line;
    m->row_begins = false;
}

static void leave_cell(Markdown *m) {
    Prose prose = inline_end(&m->in);
    if (m->block < 0) return;
    Block *block = block_at(m);
    block->cell[block->cells++] = prose;
}

/* --- Code --- */

static void enter_code(Markdown *m, const MD_BLOCK_CODE_DETAIL *detail) {
    settle(m);
    begin_collect(m, COLLECT_CODE);
    const MD_ATTRIBUTE *info = &detail->info;
    m->fence = (Fence){.info_length = info->size};
    if (detail->fence_char == 0) return;
    m->info = memory_zeroed(info->size + 1, 1);
    if (info->size > 0) memcpy(m->info, info->text, info->size);
    bool known = info->size > 0 && inline_owns(&m->in, info->text);
    m->fence.line = known ? inline_line(&m->in, info->text) : inline_next_line(&m->in);
    m->fence.source = m->in.source + m->in.at;
}

/* Past the closing fence, so that what follows does not seem to stand there. */
static void pass_fence(Markdown *m) {
    const char *end = m->in.source + m->in.length, *next = m->in.source + m->in.at;
    while (next < end && *next != '\n') next++;
    while (next < end && strchr(" \t\n>", *next)) next++;
    if (strncmp(next, "```", 3) == 0 || strncmp(next, "~~~", 3) == 0) inline_line(&m->in, next);
}

static void leave_code(Markdown *m) {
    int line = end_collect(m);
    if (m->fence.line > 0) line = m->fence.line;
    m->fence.info = m->info;
    m->fence.text = m->text;
    m->fence.length = m->used;
    m->fence.depth = depth(m);
    if (m->info && m->info[0] == '{') {
        fence_take(m->build, &m->fence);
    } else if (!m->info || !fence_lacks_braces(m->build, &m->fence)) {
        add_text_block(m, BLOCK_CODE, line);
    }
    if (m->info) pass_fence(m);
    free(m->info);
    m->info = NULL;
}

/* --- Callbacks --- */

static void add_rule(Markdown *m) {
    settle(m);
    int line = inline_next_line(&m->in);
    build_block(m->build, BLOCK_RULE, line, depth(m));
}

/* For md4c: below 0, and only then, it reads no further. */
static int stop(const Markdown *m) {
    return m->build->ended ? -1 : 0;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user) {
    Markdown *m = user;
    if (m->skipped > 0) {
        m->skipped++;
        return 0;
    }
    switch (type) {
    case MD_BLOCK_QUOTE:
        settle(m);
        m->quotes++;
        break;
    case MD_BLOCK_UL: enter_list(m, 0); break;
    case MD_BLOCK_OL: {
        unsigned start = ((const MD_BLOCK_OL_DETAIL *)detail)->start;
        enter_list(m, start == 0 ? 1 : (int)start);
        break;
    }
    case MD_BLOCK_LI: enter_item(m, detail); break;
    case MD_BLOCK_HR: add_rule(m); break;
    case MD_BLOCK_H: enter_heading(m, detail); break;
    case MD_BLOCK_CODE: enter_code(m, detail); break;
    case MD_BLOCK_TABLE: enter_table(m, detail); break;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: m->head = type == MD_BLOCK_THEAD; break;
    case MD_BLOCK_TR: enter_row(m); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: inline_begin(&m->in); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_P: break;
    }
    return stop(m);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user) {
    Markdown *m = user;
    if (m->skipped > 0) {
        m->skipped--;
        return 0;
    }
    switch (type) {
    case MD_BLOCK_QUOTE: m->quotes--; break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (m->lists > 0) m->lists--;
        break;
    case MD_BLOCK_LI: settle(m); break;
    case MD_BLOCK_P: close_prose(m); break;
    case MD_BLOCK_H: leave_heading(m, detail); break;
    case MD_BLOCK_CODE: leave_code(m); break;
    case MD_BLOCK_TR: leave_row(m); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: leave_cell(m); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: break;
    }
    return stop(m);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user) {
    Markdown *m = user;
    if (m->skipped > 0 || m->collect != COLLECT_NOTHING) return 0;
    if (type == MD_SPAN_LATEXMATH_DISPLAY && !m->cell) {
        settle(m);
        begin_collect(m, COLLECT_MATH);
        return 0;
    }
    if (inline_enter(&m->in, type, detail)) return 0;
    m->build->ended = true;
    return stop(m);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user) {
    Markdown *m = user;
    if (m->skipped > 0) return 0;
    if (m->collect == COLLECT_NOTHING) {
        inline_leave(&m->in, type);
    } else if (m->collect == COLLECT_MATH && type == MD_SPAN_LATEXMATH_DISPLAY) {
        int line = end_collect(m);
        add_text_block(m, BLOCK_MATH, line);
    }
    return 0;
}

static bool is_blank(MD_TEXTTYPE type, const char *text, size_t length) {
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) return true;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != ' ' && text[i] != '\t') return false;
    }
    return type == MD_TEXT_NORMAL;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *letters, MD_SIZE length, void *user) {
    Markdown *m = user;
    if (m->skipped > 0) return 0;
    if (m->collect == COLLECT_TITLE) {
        collect_title(m, type, letters, length);
        return 0;
    }
    if (m->collect != COLLECT_NOTHING) {
        collect(m, letters, length);
        return 0;
    }
    if (m->block == -1) {
        if (is_blank(type, letters, length)) return 0;
        open_prose(m, inline_line(&m->in, letters));
    }
    if (m->cell) place_row(m, inline_line(&m->in, letters));
    inline_text(&m->in, type, letters, length);
    return 0;
}

void markdown_parse(Build *b, const char *source, size_t length, int line, int depth) {
    const MD_PARSER parser = {.flags = INLINE_FLAGS,
                              .enter_block = enter_block,
                              .leave_block = leave_block,
                              .enter_span = enter_span,
                              .leave_span = leave_span,
                              .text = text};
    Markdown m = {.build = b, .base = depth, .block = -1};
    m.in = inline_create(b, source, length, line);
    if (md_parse(source, (MD_SIZE)length, &parser, &m) < 0 && !b->ended) {
        build_error(b, line, depth, "there is no memory left to read this");
    }
    inline_destroy(&m.in);
    free(m.text);
    free(m.info);
}
