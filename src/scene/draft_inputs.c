/* The features a scene feeds to its network. */
#include <string.h>

#include "scene/clean.h"
#include "scene/draft.h"
#include "scene/term_read.h"

static bool read_feature(Draft *d, int node, Feature *feature) {
    char quoted[64];
    int columns = d->scene->data.columns;
    Message why;
    bool points = d->scene->data.count > 0 || d->scene->columns_named > 0;
    const Dataset any = dataset_create(MAX_COLUMNS, LABEL_CLASS); /* where none are known yet */
    const char *word = reader_word(d->reader, node, "an input");
    if (!word) return false;
    if (feature_from_text(word, MAX_COLUMNS, feature)) {
        if (!points || (feature->a < columns && feature->b < columns)) return true;
        return reader_fail(
            d->reader, node,
            "the input %s is of a column that is not there: points have %d %s, the last is x%d",
            clean_quote(word, quoted), columns, columns == 1 ? "coordinate" : "coordinates",
            columns);
    }
    return term_read_feature(feature, word, points ? &d->scene->data : &any, &why) ||
           reader_fail(d->reader, node, "the input %s cannot be read: %s",
                       clean_quote(word, quoted), why.text);
}

static bool read_features(Draft *d, int list, Features *features) {
    Reader *r = d->reader;
    int count = reader_list(r, list, "inputs", MAX_INPUTS);
    if (count < 0) return false;
    if (count == 0)
        return reader_fail(r, list, "inputs is empty; name at least one, as in [x1, x2]");
    features->count = 0;
    for (int node = reader_first(r, list); node >= 0; node = reader_next(r, node)) {
        if (!read_feature(d, node, &features->feature[features->count++])) return false;
    }
    return true;
}

/* The length of the innermost lists of the first w; 0 when there is none such. */
static int columns_of_values(const Draft *d) {
    const Tree *tree = &d->reader->tree;
    int node = d->values < 0 || tree->node[d->values].kind != TREE_LIST
                   ? -1
                   : reader_first(d->reader, d->values);
    if (node < 0 || tree->node[node].kind != TREE_MAP) return 0;
    for (node = tree->node[node].first; node >= 0; node = tree->node[tree->node[node].next].next) {
        if (tree->node[node].kind == TREE_TEXT && strcmp(tree_text(tree, node), "w") == 0) break;
    }
    node = node < 0 ? -1 : tree->node[node].next;
    int columns = 0;
    while (node >= 0 && tree->node[node].kind == TREE_LIST) {
        columns = tree->node[node].count;
        node = tree->node[node].first;
    }
    return columns <= MAX_COLUMNS ? columns : 0;
}

/* Without points the number of columns follows from whatever names them. What is known of the
 * labels stays. */
static void set_columns(Scene *scene, int columns) {
    Dataset none = dataset_create(columns, scene->data.kind);
    none.classes = scene->data.classes;
    memcpy(none.class_name, scene->data.class_name, sizeof none.class_name);
    clean_name(none.label_name, scene->data.label_name);
    dataset_destroy(&scene->points);
    dataset_destroy(&scene->data);
    scene->points = dataset_copy(&none);
    scene->data = none;
}

bool draft_inputs(Draft *d) {
    Scene *scene = d->scene;
    int list = d->key[KEY_INPUTS], columns = 0;
    bool open = scene->data.count == 0 && scene->columns_named == 0;
    Features *features = &scene->features;
    scene->inputs_given = list >= 0;
    if (scene->inputs_given) {
        if (!read_features(d, list, features)) return false;
        columns = features_columns(features);
    } else {
        columns = columns_of_values(d);
    }
    if (open && columns > 0) set_columns(scene, columns);
    if (!scene->inputs_given) *features = features_identity(scene->data.columns);
    features->columns = scene->data.columns;
    return true;
}
