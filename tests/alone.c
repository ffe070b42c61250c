/* Linked with the whole of one folder and what lies below it, once for each folder: a call to
 * anything above does not link. */
int main(void) {
    return 0;
}
