/* See tree.h. libyaml reads the file and tells its events; here they become nodes. */
#include "scene/tree.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/memory.h"

typedef struct Builder {
    Tree *tree;
    int depth;
    int open[TREE_DEPTH]; /* the lists and maps we are in, */
    int last[TREE_DEPTH]; /* and their last child so far, -1 for none */
    int items[TREE_DEPTH];
    int documents;
    int first_line; /* of the text, from 1 */
    int line;       /* of the present event */
    Message *message;
} Builder;

const char *tree_text(const Tree *tree, int node) {
    return tree->text + tree->node[node].text;
}

void tree_destroy(Tree *tree) {
    free(tree->node);
    free(tree->text);
    *tree = (Tree){.nodes = 0};
}

static size_t add_text(Tree *tree, const char *text, size_t length) {
    if (tree->used + length + 1 > tree->text_room) {
        tree->text_room = 2 * tree->text_room + length + 1;
        tree->text = memory_resize(tree->text, tree->text_room);
    }
    size_t at = tree->used;
    memcpy(tree->text + at, text, length);
    tree->text[at + length] = '\0';
    tree->used += length + 1;
    return at;
}

/* Adds a node and joins it to the list or map we are in. */
static bool add_node(Builder *b, TreeNode node) {
    Tree *tree = b->tree;
    if (tree->nodes == TREE_NODES) {
        return message_set(b->message, "this holds more than %d values; make it smaller",
                           TREE_NODES);
    }
    if (tree->nodes == tree->room) {
        tree->room = tree->room < 256 ? 256 : 2 * tree->room;
        tree->node = memory_resize(tree->node, (size_t)tree->room * sizeof *tree->node);
    }
    int index = tree->nodes++;
    node.line = b->line;
    node.first = node.next = -1;
    tree->node[index] = node;
    if (b->depth == 0) return true;
    int top = b->depth - 1;
    TreeNode *parent = &tree->node[b->open[top]];
    if (b->last[top] < 0) {
        parent->first = index;
    } else {
        tree->node[b->last[top]].next = index;
    }
    b->last[top] = index;
    b->items[top]++;
    parent->count = parent->kind == TREE_MAP ? (b->items[top] + 1) / 2 : b->items[top];
    return true;
}

static bool open_node(Builder *b, TreeKind kind) {
    if (b->depth == TREE_DEPTH) {
        return message_set(b->message, "lists and maps lie more than %d deep; a scene needs fewer",
                           TREE_DEPTH);
    }
    if (!add_node(b, (TreeNode){.kind = kind})) return false;
    b->open[b->depth] = b->tree->nodes - 1;
    b->last[b->depth] = -1;
    b->items[b->depth++] = 0;
    return true;
}

static bool is_blank(const char *text) {
    return text[0] == '\0' || strcmp(text, "~") == 0 || strcmp(text, "null") == 0;
}

static bool add_scalar(Builder *b, const yaml_event_t *event) {
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (memchr(text, '\0', length)) {
        return message_set(b->message, "a text holds \\0, which no text here may; take it out");
    }
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    return add_node(b, (TreeNode){.kind = TREE_TEXT,
                                  .blank = plain && is_blank(text),
                                  .text = add_text(b->tree, text, length)});
}

/* Anchors and tags are of no use here, and could make a small file large. */
static bool refuse_extras(Builder *b, const yaml_char_t *anchor, const yaml_char_t *tag) {
    if (anchor) {
        return message_set(b->message, "scenes have no anchors (&); write the value out, or put "
                                       "quotes around a text that begins with &");
    }
    if (tag) {
        return message_set(b->message, "scenes have no tags (!); write the value alone, or put "
                                       "quotes around a text that begins with !");
    }
    return true;
}

static bool take(Builder *b, const yaml_event_t *event) {
    b->line = b->first_line + (int)event->start_mark.line;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return ++b->documents == 1 ||
               message_set(b->message,
                           "a second document begins here (---); one file holds one scene");
    case YAML_ALIAS_EVENT:
        return message_set(b->message, "scenes have no aliases (*); write the value out, or put "
                                       "quotes around a text that begins with *");
    case YAML_SCALAR_EVENT:
        return refuse_extras(b, event->data.scalar.anchor, event->data.scalar.tag) &&
               add_scalar(b, event);
    case YAML_SEQUENCE_START_EVENT:
        return refuse_extras(b, event->data.sequence_start.anchor,
                             event->data.sequence_start.tag) &&
               open_node(b, TREE_LIST);
    case YAML_MAPPING_START_EVENT:
        return refuse_extras(b, event->data.mapping_start.anchor, event->data.mapping_start.tag) &&
               open_node(b, TREE_MAP);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: b->depth--; return true;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT: break;
    }
    return true;
}

/* What libyaml found, in its words, and what to do about it, in ours. */
static bool explain(const yaml_parser_t *parser, int first_line, int *line, Message *message) {
    static const struct {
        const char *problem, *advice;
    } known[] = {
        {"cannot start any token", "indent with blanks, not tabs, and put quotes around text"},
        {"mapping values are not allowed",
         "put quotes around a text that holds a colon, and look at the indentation"},
        {"did not find expected key", "keys of one map begin in the same column"},
        {"did not find expected '-'", "items of one list begin in the same column"},
        {"did not find expected ',' or",
         "close the bracket, part what is in it by commas, and put quotes around a text that holds "
         "brackets"},
        {"expected ':'", "write key: value, with a blank after the colon"},
        {"end of stream", "close the quote or bracket that is open"},
        {"control characters", "save the file as plain text in UTF-8"},
        {"UTF-8", "save the file as plain text in UTF-8"},
        {"octet", "save the file as plain text in UTF-8"},
    };
    const char *problem = parser->problem ? parser->problem : "it cannot be read";
    const char *advice = "look at the brackets, quotes and indentation here";
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strstr(problem, known[i].problem)) {
            advice = known[i].advice;
            break;
        }
    }
    *line = first_line + (int)parser->problem_mark.line;
    int opened = first_line + (int)parser->context_mark.line;
    if (parser->context && opened != *line) {
        return message_set(message, "this is not YAML: %s, in what began in line %d; %s", problem,
                           opened, advice);
    }
    return message_set(message, "this is not YAML: %s; %s", problem, advice);
}

/* A byte that is no text has no line for libyaml: count it. */
static int lines_before(const char *text, size_t offset) {
    int lines = 0;
    for (size_t i = 0; i < offset; i++) lines += text[i] == '\n';
    return lines;
}

bool tree_parse(Tree *tree, const char *text, size_t length, int *line, Message *message) {
    *tree = (Tree){.nodes = 0};
    Builder b = {.tree = tree, .first_line = *line, .line = *line, .message = message};
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        return message_set(message, "there is no memory left to read this");
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    bool good = true;
    for (bool ended = false; good && !ended;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            good = explain(&parser, *line, &b.line, message);
            if (parser.error == YAML_READER_ERROR) {
                b.line = *line + lines_before(text, parser.problem_offset);
            }
            break;
        }
        good = take(&b, &event);
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    *line = b.line;
    if (!good) tree_destroy(tree);
    return good;
}
