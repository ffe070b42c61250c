/* YAML as a tree of texts, lists and maps, each with the line it stands on. What they mean is
 * reader.h's and the scene's business.
 *
 * Only what a scene needs of YAML: one document, no anchors, aliases or tags, TREE_DEPTH levels,
 * TREE_NODES nodes. So a small file can never grow large in memory. */
#ifndef SCENE_TREE_H
#define SCENE_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/message.h"

enum { TREE_DEPTH = 12, TREE_NODES = 3000000 };

typedef enum TreeKind { TREE_TEXT, TREE_LIST, TREE_MAP } TreeKind;

typedef struct TreeNode {
    TreeKind kind;
    bool blank;  /* a text that is not there: nothing, ~ or null */
    int line;    /* from 1 */
    int count;   /* items of a list; keys of a map */
    int first;   /* first child, -1 for none; a map's children are key, value, key, value, ... */
    int next;    /* the next child of the same list or map, -1 for none */
    size_t text; /* where it begins in the tree's text */
} TreeNode;

typedef struct Tree {
    int nodes; /* 0 for an empty document, otherwise node 0 is the root */
    int room;
    TreeNode *node; /* owned */
    size_t used, text_room;
    char *text; /* of all nodes, each with a 0 after it; owned */
} Tree;

/* *line: on entry that of the first line of text, from 1. False, with nothing to be freed, when
 * this is not YAML or not of the kind above; then the message says why (without file and line) and
 * *line where. */
bool tree_parse(Tree *tree, const char *text, size_t length, int *line, Message *message);
void tree_destroy(Tree *tree);

/* The text of a node of TREE_TEXT. */
const char *tree_text(const Tree *tree, int node);

#endif
