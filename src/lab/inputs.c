/* See inputs.h. */
#include "lab/inputs.h"

static int find(const Feature *list, int count, const Feature *feature) {
    for (int i = 0; i < count; i++) {
        if (feature_same(&list[i], feature)) return i;
    }
    return -1;
}

int inputs_find(const Features *features, const Feature *feature) {
    return find(features->feature, features->count, feature);
}

static Feature of_one(FeatureKind kind, int column) {
    return (Feature){.kind = kind, .a = column, .b = column};
}

int inputs_offered(const Scene *scene, Feature list[INPUTS_OFFERED]) {
    int columns = scene->data.columns, two = columns < 2 ? columns : 2, count = 0;
    for (int c = 0; c < columns; c++) list[count++] = of_one(FEATURE_COORDINATE, c);
    for (int c = 0; c < two; c++) list[count++] = of_one(FEATURE_SQUARE, c);
    if (two == 2) list[count++] = (Feature){.kind = FEATURE_PRODUCT, .a = 0, .b = 1};
    for (int c = 0; c < two; c++) list[count++] = of_one(FEATURE_SINE, c);
    for (int f = 0; f < scene->features.count && count < INPUTS_OFFERED; f++) {
        const Feature *fed = &scene->features.feature[f];
        if (find(list, count, fed) < 0) list[count++] = *fed;
    }
    return count;
}

/* The first of the features that is offered after this one: it will stand before that. */
static int place_for(const Features *f, const Feature *list, int count, int offered) {
    for (int i = 0; i < f->count; i++) {
        if (find(list, count, &f->feature[i]) > offered) return i;
    }
    return f->count;
}

Features inputs_toggled(const Scene *scene, int offered) {
    Feature list[INPUTS_OFFERED];
    int count = inputs_offered(scene, list);
    Features f = scene->features;
    if (offered < 0 || offered >= count) return f;
    int at = inputs_find(&f, &list[offered]);
    if (at >= 0) {
        for (int i = at; i + 1 < f.count; i++) f.feature[i] = f.feature[i + 1];
        f.count--;
    } else if (f.count < MAX_INPUTS) {
        at = place_for(&f, list, count, offered);
        for (int i = f.count; i > at; i--) f.feature[i] = f.feature[i - 1];
        f.feature[at] = list[offered];
        f.count++;
    }
    return f;
}
