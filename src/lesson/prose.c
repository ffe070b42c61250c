/* See prose.h. */
#include "lesson/prose.h"

#include <string.h>

#include "lesson/inline.h"

typedef struct Paragraph {
    Inline in;
    int paragraphs;
    bool other; /* a block of another kind */
} Paragraph;

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user) {
    Paragraph *p = user;
    p->paragraphs += type == MD_BLOCK_P;
    p->other |= type != MD_BLOCK_P && type != MD_BLOCK_DOC;
    return p->other || p->paragraphs > 1 ? -1 : 0; /* below 0 md4c reads no further */
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user) {
    (void)type, (void)detail, (void)user;
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user) {
    Paragraph *p = user;
    return inline_enter(&p->in, type, detail) ? 0 : -1;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user) {
    Paragraph *p = user;
    inline_leave(&p->in, type);
    return 0;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *letters, MD_SIZE length, void *user) {
    Paragraph *p = user;
    inline_text(&p->in, type, letters, length);
    return 0;
}

/* What is wrong with what was read, once it is read. */
static bool check(const Paragraph *p, const Build *b, int line, const char *what,
                  Message *message) {
    if (p->other || p->paragraphs > 1) {
        return build_message(b, line, message,
                             "%s holds a list, a heading or a second paragraph; write one "
                             "paragraph of prose",
                             what);
    }
    if (p->in.failed) return false;
    return p->in.prose.count > 0 ||
           build_message(b, line, message, "%s is empty; write a sentence", what);
}

bool prose_parse(Build *b, const char *source, int line, const char *what, Prose *prose,
                 Message *message) {
    MD_PARSER parser = {.flags = INLINE_FLAGS,
                        .enter_block = enter_block,
                        .leave_block = leave_block,
                        .enter_span = enter_span,
                        .leave_span = leave_span,
                        .text = text};
    size_t length = strlen(source);
    int spans = b->lesson->spans;
    Paragraph p = {.in = inline_create(b, source, length, line)};
    p.in.problem = message;
    inline_begin(&p.in);
    bool whole = md_parse(source, (MD_SIZE)length, &parser, &p) >= 0;
    *prose = inline_end(&p.in);
    bool good = check(&p, b, line, what, message);
    if (good && !whole) {
        good = build_message(b, line, message, "there is no memory left to read this");
    }
    if (!good) b->lesson->spans = spans;
    inline_destroy(&p.in);
    return good;
}
